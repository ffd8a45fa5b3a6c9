package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// kind is an entity kind as a small number; kindNames gives the record's name of each.
type kind uint8

const (
	person kind = iota
	organization
	place
	facility
	nationality
	event
	product
	other
	kinds
)

var kindNames = [kinds]string{
	record.Person, record.Organization, record.Place, record.Facility, record.Nationality, record.NamedEvent, record.Product, record.Other,
}

func kindOf(name string) kind {
	for k, n := range kindNames {
		if n == name {
			return kind(k)
		}
	}
	return other
}

// head is what a head noun says of the name that it ends or begins.
type head struct {
	kind    kind
	subkind string
}

// headWords are nouns that say what a name denotes: "Ministry", "Forces", "dam". Subkinds are those of Subkinds.
var headWords = heads(map[head]string{
	{organization, "government"}: `ministry department administration agency bureau office commission authority authorities cabinet government
		secretariat directorate regime treasury consulate-general govt`,
	{organization, "military"}: `army navy force forces corps brigade brigades battalion regiment division command guard guards squadron fleet
		marines military troops militia militias units infantry staff`,
	{organization, "armed-group"}: `jihad taliban mujahideen rebels insurgents`,
	{organization, "parliament"}:  `parliament congress senate assembly house duma legislature rada`,
	{organization, "court"}:       `court tribunal courts judiciary`,
	{organization, "police"}:      `police constabulary sheriff`,
	{organization, "party"}:       `party parties`,
	{organization, "company"}: `inc corp corporation company co ltd llc plc group airlines airways airline bank industries holdings motors
		entertainment pictures records studios technologies systems partners enterprises pharmaceuticals electronics software capital`,
	{organization, "media"}: `news times post journal magazine newspaper herald tribune gazette chronicle radio tv television press broadcasting
		weekly media review channel mirror telegraph observer examiner podcast`,
	{organization, "university"}: `university college academy polytechnic`,
	{organization, "charity"}:    `foundation trust charity`,
	{organization, ""}: `institute association union federation organization organisation league committee council board club team alliance coalition
		network society fund confederation service services observatory watch movement brotherhood front center centre band orchestra
		initiative institution laboratory conference lab program programme project authority chamber delegation mission syndicate cartel campaign
		subcommittee caucus directorate cooperative consortium partnership order secretariat advisers choir ensemble taskforce rescue
		legion parliamentarians defenders workers republicans democrats`,
	{facility, "airport"}:   `airport airfield airbase aerodrome`,
	{facility, "base"}:      `base barracks garrison outpost checkpoint camp fort`,
	{facility, "hospital"}:  `hospital clinic hospice infirmary`,
	{facility, "prison"}:    `prison jail penitentiary`,
	{facility, "dam"}:       `dam`,
	{facility, "bridge"}:    `bridge viaduct`,
	{facility, "road"}:      `street road highway route avenue boulevard motorway freeway lane expressway interstate rue parkway crossing`,
	{facility, "square"}:    `square plaza`,
	{facility, "religious"}: `cathedral mosque church temple synagogue monastery abbey shrine basilica chapel`,
	{facility, "station"}:   `station terminal`,
	{facility, "port"}:      `port harbour harbor dock shipyard`,
	{facility, "embassy"}:   `embassy consulate`,
	{facility, "building"}: `building tower hall palace castle headquarters hotel inn mall library museum theatre theater school stadium arena
		cemetery zoo gardens garden park complex factory courthouse auditorium pavilion facility range lodge tavern ballroom barn speedway racecourse`,
	{facility, "power-plant"}: `plant reactor refinery pipeline mine field`,
	{place, "city"}:           `city town village municipality township`,
	{place, "region"}: `province governorate region district county state oblast provinces governorates regions districts counties oblasts prefecture canton republic territory territories raion
		borough suburb neighbourhood neighborhood kingdom emirate caliphate highlands zone constituency federation`,
	{place, "island"}:    `island islands isle archipelago atoll`,
	{place, "river"}:     `river rivers creek`,
	{place, "lake"}:      `lake lakes reservoir`,
	{place, "sea"}:       `sea ocean bay gulf strait channel cape canal sound estuary`,
	{place, "mountain"}:  `mountain mountains mount hill hills ridge volcano peak`,
	{place, "area"}:      `valley desert peninsula coast forest border basin plain plains beach area frontier heights strip corridor`,
	{event, "war"}:       `war battle siege offensive invasion operation`,
	{event, "uprising"}:  `revolution uprising intifada rebellion mutiny`,
	{event, "attack"}:    `massacre attacks bombing bombings shooting shootings genocide hijacking`,
	{event, "election"}:  `election elections referendum primary caucuses`,
	{event, "sport"}:     `olympics games cup championship championships tournament prix marathon`,
	{event, "disaster"}:  `hurricane typhoon storm earthquake tsunami cyclone wildfire flood tornado depression eruption`,
	{event, "politics"}:  `summit convention crisis protest protests scandal`,
	{event, "disease"}:   `pandemic epidemic outbreak syndrome disease virus coronavirus flu`,
	{event, "festival"}:  `festival fest day parade carnival exhibition expo`,
	{event, "award"}:     `award awards prize medal oscars`,
	{product, "law"}:     `act law constitution amendment bill treaty agreement accord accords protocol convention declaration charter deal code resolution`,
	{product, "weapon"}:  `missile rocket rifle tank`,
	{product, "work"}:    `album film movie novel song symphony poem`,
	{product, "vehicle"}: `aircraft jet plane helicopter satellite spacecraft shuttle ship frigate submarine carrier vessel`,
	{product, "scale"}:   `scale index`,
})

// firstHeads are nouns that say what a name denotes when they begin it: "Mount Sinjar", "Hurricane Maria".
var firstHeads = heads(map[head]string{
	{place, "mountain"}:     `mount mt`,
	{place, "region"}:       `county`,
	{place, "lake"}:         `lake`,
	{place, "sea"}:          `cape`,
	{place, "city"}:         `port saint san santa los las fort`,
	{place, "district"}:     `east west north south eastern western northern southern central`,
	{facility, "base"}:      `camp`,
	{facility, "road"}:      `highway route interstate rue place`,
	{event, "disaster"}:     `hurricane typhoon cyclone storm tropical`,
	{event, "war"}:          `operation`,
	{product, "vehicle"}:    `uss hms usns ins`,
	{organization, "media"}: `radio channel`,
})

func heads(groups map[head]string) map[string]head {
	out := map[string]head{}
	for h, words := range groups {
		for _, w := range strings.Fields(words) {
			// A word in two groups would make the result depend on map order: the smaller group wins.
			if old, taken := out[w]; !taken || h.kind < old.kind || h.kind == old.kind && h.subkind > old.subkind {
				out[w] = h
			}
		}
	}
	return out
}

// set holds words as written and, those with a hyphen, as folded too.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
		out[strings.ReplaceAll(w, "-", " ")] = true
	}
	return out
}

// civil are titles that name no office.
var civil = set(`mr mrs ms miss dr sir dame lady lord madam prof professor rev reverend imam sheikh shaykh ayatollah rabbi father sister brother saint
	hajji mullah maulana`)

// offices are titles and trades that stand before the name of a person. Most of them also follow it in an apposition.
var offices = set(`president minister premier chancellor secretary senator sen governor gov mayor congressman congresswoman representative rep speaker
	king queen prince princess emperor sultan emir pope cardinal bishop archbishop archdeacon patriarch general gen colonel col major maj captain capt lieutenant lt
	sergeant sgt corporal admiral adm commander brigadier marshal officer constable inspector detective superintendent sheriff chief director
	chairman chairwoman chair chairperson ceo founder co-founder leader deputy vice-president judge justice magistrate prosecutor attorney lawyer
	ambassador envoy spokesman spokeswoman spokesperson analyst reporter journalist correspondent editor author writer actor actress singer director
	professor doctor scientist researcher historian economist activist candidate lawmaker mp mep councillor councilman councilwoman commissioner
	coach player footballer driver pilot astronaut cosmonaut comedian filmmaker producer photographer musician rapper artist designer
	businessman businesswoman billionaire entrepreneur executive manager administrator coordinator adviser advisor aide strategist warlord
	photojournalist cameraman drummer guitarist manager coroner paramedic nurse engineer expert specialist fighter militant commander-in-chief blogger presenter host anchor columnist
	incumbent rival challenger nominee superintendent treasurer comptroller rear-admiral chef mathematician physicist
	taoiseach whip co-chair co-chairman co-chairwoman co-leader senators representatives congressmen presidents ministers generals governors judges officers professors doctors members
	voter herpetologist undersecretary under-secretary vice-chancellor vice-chairman vicepresident brigadier-general major-general lieutenant-general lieutenant-colonel`)

// officeParts may stand in a title before the word of the office: "Prime Minister", "Defence Secretary".
var officeParts = set(`prime deputy vice defense defence foreign interior finance health state acting former ex interim assistant attorney lieutenant major
	brigadier rear first chief general senior opposition police associate federal district education justice transport trade environment
	energy labor labour home shadow executive managing supreme house senate majority minority press campaign crown army navy
	staff county city assembly council party government military security intelligence cabinet vice-prime special fire
	commerce assembly parliament communications information oil digital tourism water planning then late crown internal affairs external intelligence agriculture culture economy labour emergency emergencies`)

// say are verbs of speech in the past and present: their subject is a person or an organisation.
var say = set(`said says told tells announced announces claimed claims tweeted wrote added stated declared warned denied confirmed argued insisted reported
	explained acknowledged admitted urged criticized criticised praised condemned accused replied responded testified noted suggested predicted
	vowed pledged commented asked called`)

// before a name they speak for a place.
var strongPlacePreps = set(`in near outside around throughout across inside within northwest northeast southwest southeast north south east west`)
var weakPlacePreps = set(`at from to into toward towards through via over off reach`)

// generics are nouns that say "the place of that name": "the city of X".
var generics = set(`city town village municipality province governorate region district county island port capital suburb state cities towns villages provinces
	districts area hamlet neighborhood neighbourhood settlement commune oblast`)

// particles stand small inside names of persons and places.
var particles = set(`al el ad ar as ash at an az ez ul ud ur de del della der den di da do dos das du la le los las van von zu bin ibn ben bint abu umm y e
	des ter ten af`)

// articles are the particles that also begin a name: "al Qaim".
var articles = set(`al el ad ar ash az ez de del di da du van von bin ibn der le la`)

// groupNouns follow the name of a country, people or leader and make the name of a group: "Iraqi forces".
var groupNouns = map[string]head{
	"government": {organization, "government"}, "military": {organization, "military"}, "army": {organization, "military"},
	"forces": {organization, "military"}, "navy": {organization, "military"}, "police": {organization, "police"},
	"parliament": {organization, "parliament"}, "administration": {organization, "government"}, "regime": {organization, "government"},
	"authorities": {organization, "government"}, "embassy": {facility, "embassy"}, "consulate": {facility, "embassy"},
	"rebels": {organization, "armed-group"}, "militia": {organization, "armed-group"}, "militias": {organization, "armed-group"},
	"campaign": {organization, "campaign"}, "troops": {organization, "military"},
}

// peopleNouns are members of a group: "ISIS fighters" is ISIS as far as a role is concerned.
var peopleNouns = set(`fighter fighters militant militants member members official officials officer officers soldier soldiers troop troops commander
	commanders leader leaders leadership rebel rebels insurgent insurgents force forces unit units spokesman spokeswoman spokesperson
	representative representatives delegation negotiators negotiator authorities lawmaker lawmakers senators deputies aides diplomats diplomat
	police jets warplanes aircraft planes airstrikes artillery adviser advisers advisor advisors gunmen jihadists terrorists operatives agents
	government military army navy administration regime personnel servicemen paratroopers marines`)

// sentenceWords are written large only because they begin a sentence; a run of large words never begins with one.
var sentenceWords = set(`the a an this that these those there here it its it's he she his her him they their them we our us you your i my me who whom whose
	what which when where why how if as at by for from in into of off on onto out over to under up with without within about above across
	after against along among around before behind below beneath beside besides between beyond but despite down during except
	inside like near outside past since than through throughout till toward towards until upon via while and or nor so yet
	although though because unless whereas whether however moreover meanwhile nevertheless nonetheless therefore thus hence
	also then now today yesterday tomorrow tonight earlier later once soon still already again even only just perhaps maybe
	instead otherwise furthermore additionally finally first second third last next another other others some any each every
	all both either neither none no not never many much more most several few fewer less such same one two three four five six
	seven eight nine ten dozens hundreds thousands millions according regarding following including amid given due prior
	yes no please see read click share photo image video file main source sources related note contents references external
	is are was were be been being has have had do does did will would shall should can could may might must let
	nearly almost approximately roughly about around at former critics supporters officials police witnesses residents protesters
	people men women children experts authorities investigators prosecutors researchers scientists doctors lawmakers
	between since during unlike whatever whoever wherever whenever everyone everybody anyone nobody someone something nothing
	everything speaking asked born located founded based known called named despite currently recently previously initially
	originally eventually subsequently similarly likewise specifically especially particularly notably reportedly allegedly
	apparently presumably clearly obviously certainly indeed overall ultimately together apart aside rather quite very too
	well right thanks thank dear hello ok okay oh ah breaking update updated exclusive live latest top headline analysis opinion`)

// linkers of "A of B": a name goes on over "of" only if its last word is a head noun or one of these.
var ofWords = set(`state states republic kingdom university ministry department institute bank house board bureau office court church council chamber
	battle siege treaty declaration isle gulf bay cape strait port sea province union federation league party front army
	commonwealth museum school college academy society association organization organisation committee commission center centre
	conference congress parliament government staff hall emirate statue tower cathedral duchy order knights sons daughters
	friends city district county dioceses diocese archdiocese university battle fall act bill defender tigers forces
	study police administration constitution falcons lions hero church mount representatives region communes general`)

var forWords = set(`institute center centre coalition observatory organization organisation agency fund committee movement alternative party foundation
	campaign council association society alliance commission centers network parliamentarians office union citizens doctors
	scientists mothers students americans lawyers physicians institute department ministry international court forces partnership
	bureau authority committee programme program terms league party conference service`)

// closedWords never begin or end a name, wherever they stand large.
var closedWords = set(`he she it they we you his her their its our your him them us this that these those there here who what when where why how
	if for to let and or but so nor yet not no yes at by from in into with without as on off than then is are was were be been am has have had do
	does did would shall should can could might must if because while although though`)

// numberedNouns make, with a number behind them, an item of a list and no name: "Category 5", "Article 50".
var numberedNouns = set(`category article section chapter phase level type class figure table page part volume day week round stage step grade tier item no
	number room gate flight row`)

// productNouns say that the name before them is a thing that is made: "Kalibr cruise missile".
var productNouns = set(`missile missiles rocket rockets scale trucks truck aircraft submarine submarines helicopter helicopters tank tanks bomber bombers jet jets
	vehicle vehicles disease virus language code rifle rifles drone drones capsule spacecraft satellite plane planes smartphone app software launcher
	launchers pandemic coronavirus ship vessel car cars vaccine drug engine`)
