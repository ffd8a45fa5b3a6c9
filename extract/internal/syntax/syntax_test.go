package syntax

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/internal/model"
	"github.com/dateline/dateline/extract/internal/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestClauses gives sentences with the clauses that must be found in them, as describe writes them.
func TestClauses(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"an active clause", "Rebels captured the town.", "capture Main S=Rebels O=the town past"},
		{"coordinated subjects and objects open", "Turkey and Russia attacked Idlib and Homs.", "attack Main S=Turkey+Russia O=Idlib+Homs past"},
		{"a passive with its agents", "The town was captured by rebels and tribal fighters.", "capture Main S=The town BY=rebels+tribal fighters past passive"},
		{"a relative clause has its antecedent as subject, the main clause keeps its own", "The group, which captured the port in 2014, agreed to leave.",
			"capture Relative<agree which S=The group O=the port in:2014 past|agree Main S=The group past|leave Complement<agree to S=The group to"},
		{"a restrictive relative clause", "The fighters who held the bridge fled.", "hold Relative<flee who S=The fighters O=the bridge past|flee Main S=The fighters past"},
		{"an object relative: a participle form is read as past", "The soldiers that the group captured were freed.",
			"capture Relative<free that S=the group O=The soldiers past|free Main S=The soldiers past passive"},
		{"a relative clause of place", "The village where the leaders met was bombed.", "meet Relative<bomb where S=the leaders past|bomb Main S=The village past passive"},
		{"which with a subject of its own", "The town, which rebels seized last year, was retaken by the army.",
			"seize Relative<retake which S=rebels O=The town past|retake Main S=The town BY=the army past passive"},
		{"verbs in a list share a subject", "Talks began a week ago, collapsed and resumed on Tuesday.",
			"begin Main S=Talks past|collapse Coordinated<begin S=Talks past|resume Coordinated<collapse and S=Talks on:Tuesday past"},
		{"coordinated infinitives", "The group agreed to remove the mines and leave its guns behind.",
			"remove Complement<agree to S=The group O=the mines to|leave Coordinated<remove and S=The group O=its's guns to"},
		{"a gerund inherits the subject", "The army began surrounding the city.", "surround Complement<begin S=The army O=the city participle"},
		{"object control", "The commander ordered his men to leave the city.", "order Main S=The commander O=his's men past|leave Complement<order to S=his's men O=the city to"},
		{"passive control", "The airport is expected to be captured within days.", "capture Complement<expect to S=The airport within:days passive to"},
		{"a bare infinitive behind its object", "Jets helped the army retake the town.", "help Main S=Jets O=the army past|retake Complement<help S=the army O=the town"},
		{"accusing of", "The United Nations accused the army of shelling hospitals.", "shell Subordinate<accuse of S=the army O=hospitals participle"},
		{"an infinitive behind its noun", "The decision to attack the dam surprised analysts.", "surprise Main S=The decision O=analysts past|attack Complement<surprise to O=the dam to"},
		{"for ... to", "For the group to leave, the siege must end.", "leave Subordinate<end for S=the group to|end Main S=the siege present must"},
		{"a participle clause inside the subject", "The dam supporting the town was damaged.", "support Reduced<damage S=The dam O=the town participle|damage Main S=The dam past passive"},
		{"a passive participle between commas", "Iraqi forces, backed by American jets, are fighting in Mosul.",
			"back Reduced<fight S=Iraqi forces BY=American jets passive participle|fight Main S=Iraqi forces in:Mosul present progressive"},
		{"a participle clause at the end", "Fighting resumed, leading to a new exodus.", "lead Reduced<resume S=Fighting to:a new exodus participle"},
		{"a participle clause at the head", "Using tunnels, the fighters escaped.", "use Reduced<escape S=the fighters O=tunnels participle|escape Main S=the fighters past"},
		{"a past form before by is a participle when another verb follows", "A statement put out by the ministry on Sunday called the attack a crime.",
			"put Reduced<call S=A statement BY=the ministry on:Sunday passive participle +out|call Main S=A statement O=the attack past"},
		{"as opens a clause", "As coalition troops began their assault, the group moved its officers to Tabqa.",
			"begin Subordinate<move as S=coalition troops O=their's assault past|move Main S=the group O=its's officers to:Tabqa past"},
		{"after opens a clause", "After the ceasefire collapsed, jets bombed the market.", "collapse Subordinate<bomb after S=the ceasefire past|bomb Main S=jets O=the market past"},
		{"said without that", "Officials said the group had agreed to a truce.", "agree Complement<say S=the group to:a truce past perfect"},
		{"that after a noun", "The ministry denied reports that troops had entered the camp.", "enter Complement<deny that S=troops O=the camp past perfect"},
		{"complements nest", "He said they believe the group will fight.", "believe Complement<say S=they present|fight Complement<believe S=the group future will"},
		{"trailing speech is the main clause", "The town fell, two American officials told the paper.", "fall Complement<tell S=The town past|tell Main S=two American officials I=the paper past"},
		{"trailing speech behind a quotation", "“We will not leave,” the commander said.", "leave Complement<say S=We future not will quoted|say Main S=the commander past"},
		{"inverted speech", "“The siege is over,” said Colonel Omar Haddad.", "be Complement<say S=The siege present copula quoted|say Main S=Colonel Omar Haddad past"},
		{"speech as an aside", "The governor, officials said, survived the attack.", "say Main S=officials past|survive Complement<say S=The governor O=the attack past"},
		{"speech behind an adverbial", "In May, officials said, the army left the port.", "leave Complement<say S=the army O=the port past"},
		{"an apposition is no subject", "Ahmad Saleh, the editor of the magazine, died in January.", "die Main S=Ahmad Saleh in:January past"},
		{"a name as apposition", "The coalition's leader, Marwan Aziz, welcomed the deal.", "welcome Main S=coalition's leader O=the deal past"},
		{"an acronym in brackets is stepped over", "The Syrian Democratic Forces (SDF) took the airport.", "take Main S=The Syrian Democratic Forces O=the airport past"},
		{"two objects", "The council gave the rebels heavy weapons.", "give Main S=The council O=heavy weapons I=the rebels past"},
		{"going to is future", "The president is going to visit Ankara.", "visit Main S=The president O=Ankara future"},
		{"negation inside and before a group", "The army did not attack and never shelled the camp.",
			"attack Main S=The army past not|shell Coordinated<attack and S=The army O=the camp past not"},
		{"no longer", "The rebels no longer control the road.", "control Main S=The rebels O=the road present not"},
		{"modal, perfect and passive at once", "Abu Omar could have been killed in the strike.", "kill Main S=Abu Omar in:the strike present perfect passive could"},
		{"there is", "There were no casualties.", "be Main S=no casualties past copula"},
		{"copula with a prepositional phrase", "The city has been under rebel control since 2013.", "be Main S=The city under:rebel control since:2013 present perfect copula"},
		{"copula with a noun", "It was a long battle.", "be Main S=It P=a long battle past copula"},
		{"naming in the passive", "Smith was named commander.", "name Main S=Smith P=commander past passive"},
		{"particles beside and behind the object", "Troops carried out a raid and handed the captives over.",
			"carry Main S=Troops O=a raid past +out|hand Coordinated<carry and S=Troops O=the captives past +over"},
		{"numbers, and including as a preposition", "Militants killed 12 soldiers and wounded at least 30 others, including two officers.",
			"kill Main S=Militants O=12 soldiers past|wound Coordinated<kill and S=Militants O=at least 30 others including:two officers past"},
		{"a time is no object", "The army plans to retake Palmyra next month.", "retake Complement<plan to S=The army O=Palmyra to"},
		{"the fall of a city is no season", "They celebrated the fall of the city last fall.", "celebrate Main S=They O=the fall past"},
		{"a question", "Will the rebels leave the city?", "leave Main S=the rebels O=the city future will"},
		{"a headline with title case", "Rebels Asked Army To Hand Over A Northern City", "ask Main S=Rebels O=Army past|hand Complement<ask to S=Army O=A Northern City to +over"},
		{"two clauses joined", "The army attacked Homs and the rebels shelled Hama.", "shell Coordinated<attack and S=the rebels O=Hama past"},
		{"coordinated passives", "The man was captured and killed by militants.", "kill Coordinated<capture and S=The man BY=militants past passive"},
		{"if with a participle", "If captured, the bridge would open the road.", "capture Subordinate<open if S=the bridge passive participle"},
		{"purpose", "Troops entered the town to free the hostages.", "free Subordinate<enter to S=Troops O=the hostages to"},
		{"a subject before an apposition with a clause in it", "Omar Said, a candidate for the vote to be held in May, held a rally.", "hold Main S=Omar Said O=a rally past"},
		{"whose", "The governor, whose house was burned, fled to Turkey.", "burn Relative<flee whose S=whose's house past passive|flee Main S=The governor to:Turkey past"},
		{"an office with of in it", "US Secretary of State Mike Lane said the crash was likely.", "say Main S=US Secretary of State Mike Lane past|be Complement<say S=the crash past copula"},
		{"lists behind a preposition are no objects", "The party held votes in Idlib, Homs and Hama.", "hold Main S=The party O=votes in:Idlib in:Homs in:Hama past"},
		{"a headline passive", "Officer Jane Lane shot in northern town\n\nThe officer died.", "shoot Main S=Officer Jane Lane in:northern town past passive"},
		{"a headline in which the agent tells", "Network shut down by government\n\nIt was closed.", "shut Main S=Network BY=government passive participle +down"},
		{"two past forms side by side", "A main issue discussed was the truce.", "discuss Reduced<be S=A main issue passive participle|be Main S=A main issue P=the truce past copula"},
		{"and it opens a clause", "Four towns were seized as part of the raid and it was believed that they fled.", "believe Coordinated<seize and S=it past passive"},
		{"before opens a clause behind a time", "Hours before the jet crashed, Iran launched missiles.", "crash Subordinate<launch before S=the jet past|launch Main S=Iran O=missiles past"},
		{"believed to be", "He was shot by a man, believed to be a soldier.", "believe Reduced<shoot S=a man passive participle"},
		{"one rule reads thought as participle, another as past: the first wins, and the parser ends", "The fleet left the harbour, thought to be mined.",
			"leave Main S=The fleet O=the harbour past|think Reduced<leave S=the harbour passive participle|mine Complement<think to S=the harbour passive to"},
		{"said to behind an object", "Rebels shelled a convoy, said to carry guns.", "say Reduced<shell S=a convoy passive participle|carry Complement<say to S=a convoy O=guns to"},
		{"nobody denies the clause", "No one was hurt.", "hurt Main S=No one past passive not"},
		{"a particle before its object", "The army shot down a jet.", "shoot Main S=The army O=a jet past +down"},
		{"by says how", "They were moved by bus.", "move Main S=They by:bus past passive"},
		{"a reported past form is no participle", "Scientists report prices collapsed in June.", "collapse Complement<report S=prices in:June past"},
		{"when and a participle between", "It fell in June 2014, when rebels, led by Omar Said, captured the town.",
			"lead Reduced<fall S=rebels BY=Omar Said passive participle|capture Relative<fall when S=rebels O=the town past"},
		{"against a plan: whose plan is not said", "They protested against the plan to raise taxes.", "raise Complement<protest to O=taxes to"},
		{"an aside inside a verb group", "The ministry has, in a statement, called on drivers to stop.", "call Main S=The ministry in:a statement on:drivers present perfect"},
		{"a second verb of saying joins the first", "The army said no one was hurt and suggested the pilot lost control.", "suggest Coordinated<say and S=The army past"},
		{"there behind announced", "He announced on Tuesday there were suspects in custody.", "be Complement<announce S=suspects in:custody past copula"},
		{"the subject of reported speech behind a participle", "He said the reason presented for the question was wrong.", "be Complement<say S=the reason past copula"},
		{"to before a noun that is a verb", "They refused to hand over the documents.", "hand Complement<refuse to S=They O=the documents to +over"},
		{"named before a name", "A student named Wong said it was over.", "name Reduced<say S=A student P=Wong passive participle|say Main S=A student past"},
		{"a waiting subject makes a participle form past", "Thousands of people wearing helmets gathered around the hall.", "wear Reduced<gather S=people O=helmets participle|gather Main S=Thousands around:the hall past"},
		{"many as a subject", "Many carried signs.", "carry Main S=Many O=signs past"},
		{"a prepositional aside before the verb", "The head of the police, Neil Lane, on Sunday said the man fled.", "say Main S=The head on:Sunday past|flee Complement<say S=the man past"},
		{"said with a time and a comma", "The army said on Sunday, the 36 people had left.", "leave Complement<say S=the 36 people past perfect"},
		{"a headline of victims", "Three killed, ten injured in northern town\n\nThree people died.", "kill Main S=Three past passive|injure Coordinated<kill S=ten in:northern town past passive"},
		{"a phrase directly before the subject", "In both places it sat down.", "sit Main S=it in:both places past +down"},
		{"and behind said", "They left on Monday, officials said, and ended a battle.", "leave Complement<say S=They on:Monday past|end Coordinated<leave and S=They O=a battle past"},
		{"a full clause behind said", "It has left, officials said, and it has sent help.", "send Coordinated<leave and S=it O=help present perfect"},
		{"comma and a clause whose verb looks like a participle", "They call it a capital, and recruits on their way passed through it.", "pass Coordinated<call and S=recruits through:it past"},
		{"a question as subject keeps its phrase", "How many died in Tabqa is unknown.", "die Subordinate<be how S=many in:Tabqa past"},
		{"that behind a preposition", "Before that it will meet leaders.", "meet Main S=it O=leaders before:that future will"},
		{"a particle before a comma", "They handed it over, officials said.", "hand Complement<say S=They O=it past +over"},
		{"at about", "It began at about the same time.", "begin Main S=It at:the same time past"},
		{"plans with a name before it is a verb, in a clause of its own", "Officials said the SDF plans to open its assault.",
			"plan Complement<say S=the SDF present|open Complement<plan to S=the SDF O=its's assault to"},
		{"plans whose clause has another verb is a noun", "The SDF plans to open the road failed.", "fail Main S=The SDF plans past"},
		{"plans behind another verb is a noun", "He leaked plans to open the road.", "leak Main S=He O=plans past"},
		{"a particle behind a pronoun, before a preposition", "Rebels shot them down over the sea.", "shoot Main S=Rebels O=them over:the sea past +down"},
		{"a particle behind a pronoun, before a comma", "ISIS handed it over, together with two tanks.", "hand Main S=ISIS O=it with:two tanks past +over"},
		{"over with a phrase behind it is no particle", "They told him over the phone.", "tell Main S=They I=him over:the phone past"},
		{"a mass shooting is a noun", "After a mass shooting near the port in May, the mayor cancelled the fair.", "cancel Main S=the mayor O=the fair after:a mass shooting past"},
		{"a man shooting is a participle", "A man shooting at police was killed.", "shoot Reduced<kill S=A man at:police participle"},
		{"as of", "As of Tuesday, nine people were trapped.", "trap Main S=nine people as:Tuesday past passive"},
		{"as of behind a conjunction opens no clause", "The fire burned 40 homes and as of June 9 was out of control.", "be Coordinated<burn and S=The fire as:June 9 of:control past copula +out"},
		{"a phrase between conjunction and verb", "The army took the town and on Monday left it.", "leave Coordinated<take and S=The army O=it on:Monday past"},
		{"a participle before its noun, behind a verb", "The army killed suspected militants in a raid.", "kill Main S=The army O=suspected militants in:a raid past"},
		{"a participle before its noun, behind said", "Residents said detained protesters were freed.", "say Main S=Residents past|free Complement<say S=detained protesters past passive"},
		{"a superlative and a participle before the noun", "The largest recorded quake struck in May.", "strike Main S=The largest recorded quake in:May past"},
		{"a town with its state inside an apposition", "Neil Lane, the former mayor of South Bend, Indiana, came in first.", "come Main S=Neil Lane past"},
		{"an apposition to a name with a name in it", "Neil Lane, the head of the Met Office, the weather service of Norland, said it was over.", "say Main S=Neil Lane past"},
		{"subjects with appositions", "Anna Berg, a nurse from Lund, and Carl Lake, a painter from Utah, voted.", "vote Main S=Anna Berg+Carl Lake past"},
		{"a list of names is no apposition", "ISIS, the Sham Brigade, and the Homs Legion fought.", "fight Main S=ISIS+the Sham Brigade+the Homs Legion past"},
		{"agents with of in each", "The bill was written by Senators Anna Lane of Ohio, Bob Stone of Utah, and Carl Lake of Iowa.", "write Main S=The bill BY=Senators Anna Lane+Bob Stone+Carl Lake past passive"},
		{"subjects with from in each", "Students from Homs, teachers from Hama and nurses from Idlib marched.", "march Main S=Students+teachers+nurses past"},
		{"by behind an agent hangs on it", "The siege was broken by the army and artillery shelling by the fleet.", "break Main S=The siege BY=the army+artillery shelling past passive"},
		{"including inside the subject", "At least seven, including four children, died.", "die Main S=At least seven including:four children past"},
		{"purpose: for names where they went", "Ships left the port for the sea to help the troops.", "leave Main S=Ships O=the port for:the sea past|help Subordinate<leave to S=Ships O=the troops to"},
		{"for ... to behind an object", "They paved the way for the army to enter.", "enter Subordinate<pave for S=the army to"},
		{"a participle before an adjective that is a noun", "A suspected militant was shot.", "shoot Main S=A suspected militant past passive"},
		{"a participle behind a quantifier", "Several named storms formed this year.", "form Main S=Several named storms past"},
		{"an -ing form that says what its noun does", "Rising waters flooded the town.", "flood Main S=Rising waters O=the town past"},
		{"an age is no subject", "Anna Berg, 41, a nurse from Lund, was killed.", "kill Main S=Anna Berg past passive"},
		{"two agents inside an aside", "The truce, brokered by Norway and Sweden, came into force.", "broker Reduced<come S=The truce BY=Norway+Sweden passive participle|come Main S=The truce into:force past"},
		{"in order to", "Police closed the road in order to search the house.", "close Main S=Police O=the road past|search Subordinate<close to S=Police O=the house to"},
		{"a march is no month", "The march, planned for May, was called off.", "plan Reduced<call S=The march for:May passive participle"},
		{"many of them: no list", "The hill was held by hundreds of men, many of them young.", "hold Main S=The hill BY=hundreds past passive"},
		{"set with its object", "The group set tires on fire.", "set Main S=The group O=tires on:fire past"},
		{"a pronoun that stresses its noun", "Lane himself entered politics.", "enter Main S=Lane O=politics past"},
		{"a pronoun as object", "The mayor hurt himself and left.", "hurt Main S=The mayor O=himself past"},
		{"adverbs between auxiliary and participle", "The army had not yet publicly decided on a plan.", "decide Main S=The army on:a plan past perfect not"},
		{"a bare infinitive behind help", "The troops helped resolve the conflict.", "help Main S=The troops past|resolve Complement<help S=The troops O=the conflict"},
		{"before without a verb is a preposition", "Shortly before the talks, Lane had left the town.", "leave Main S=Lane O=the town before:the talks past perfect"},
		{"that before a number opens a clause", "The mayor stated that three other men had been killed.", "kill Complement<state that S=three other men past perfect passive"},
		{"a participle inside a that-clause", "He said that the troops captured by rebels in May were freed.", "capture Reduced<say S=the troops BY=rebels in:May passive participle|free Complement<say that S=the troops past passive"},
		{"a clause without a verb", "Heavy losses in the north", "- Main"},
	} {
		a := analyse(row.in)
		got := map[string]bool{}
		var all []string
		for _, c := range a.Clauses {
			s := describe(a, c)
			got[s] = true
			all = append(all, s)
		}
		for _, want := range strings.Split(row.want, "|") {
			if !got[want] {
				t.Errorf("%s: %q\nwant %s\n got %s", row.why, row.in, want, strings.Join(all, "\n     "))
			}
		}
	}
}

// TestPhrases gives sentences with their noun phrases in order, heads marked with *.
func TestPhrases(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"title and name are one phrase", "Prime Minister Haider Abadi spoke.", "Prime Minister Haider *Abadi"},
		{"possessors are phrases of their own", "ISIS's fighters left their heavy weapons.", "*ISIS, *fighters, *their, heavy *weapons"},
		{"words before a number belong to it", "It killed at least 12 and roughly 70 ISIS fighters.", "*It, at least *12, roughly 70 ISIS *fighters"},
		{"a year keeps its preposition outside", "It ended around 2013.", "*It, *2013"},
		{"coordinated adjectives share a noun", "Arab and Kurdish fighters fled.", "Arab and Kurdish *fighters"},
		{"a country beside an adjective", "US and Iraqi forces met.", "US and Iraqi *forces"},
		{"adjectives with a comma", "It was a bitter, bloody battle.", "*It, a bitter, bloody *battle"},
		{"a weekday stands alone", "Its collapse Wednesday shocked them.", "*Its, *collapse, *Wednesday, *them"},
		{"a date is one phrase", "He died on May 3, 2014, in Homs.", "*He, *May 3, 2014, *Homs"},
		{"a participle before its noun", "A negotiated settlement failed.", "A negotiated *settlement"},
		{"quotation marks inside", "It was a “forced withdrawal” again.", "*It, a “forced *withdrawal"},
		{"square brackets inside", "They hold the [northern] dam.", "*They, the [northern] *dam"},
		{"last summer is apart from the place before it", "They left Manbij last summer.", "*They, *Manbij, last *summer"},
		{"adjectives behind a country", "US military officials met.", "US military *officials"},
		{"the wounded", "The wounded were moved.", "The *wounded"},
		{"money", "It cost $5 million.", "*It, $5 *million"},
		{"an acronym in the middle", "African Union (AU) member states met.", "African Union (AU) member *states"},
		{"names with a dash", "The CJTF–OIR coalition met.", "The CJTF–OIR *coalition"},
		{"a nickname", "Sergeant Matiu \"Matt\" Ratana died.", "Sergeant Matiu \"Matt\" *Ratana"},
		{"an office without a holder", "The Secretary of State left.", "The *Secretary of State"},
		{"a number inside a name", "The Boeing 737 jet crashed.", "The Boeing 737 *jet"},
		{"an estimated number", "An estimated 500 civilians fled.", "An estimated 500 *civilians"},
		{"two phrases behind giving", "They gave rebels heavy weapons.", "*They, *rebels, heavy *weapons"},
		{"names with small articles", "Abu Bakr al-Baghdadi fled.", "Abu Bakr *al-Baghdadi"},
	} {
		d := text.Parse(row.in)
		a := analyseDoc(d)
		var got []string
		for _, np := range a.NounPhrases {
			head, first := d.Tokens[np.Head].Start, d.Tokens[np.First].Start
			end := d.Tokens[np.Last-1].End
			got = append(got, d.Source[first:head]+"*"+d.Source[head:end])
		}
		if g := strings.Join(got, ", "); g != row.want {
			t.Errorf("%s: %q\n got %s\nwant %s", row.why, row.in, g, row.want)
		}
	}
}

func TestAttachmentsAndAppositions(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"of hangs on its noun", "The withdrawal of 70 fighters began.", "The withdrawal of 70 fighters"},
		{"both parties of talks", "Talks between the army and the rebels failed.", "Talks between the army; Talks between the rebels"},
		{"a chain", "The fall of the capital of the province shocked them.", "The fall of the capital; the capital of the province"},
		{"an explaining phrase", "Omar Said, the editor of a paper, died.", "the editor (is Said) of a paper; the editor is Said"},
		{"an acronym explains its name", "The Northern Front (NF) left.", "NF is Front"},
		{"a list is no apposition", "The army took guns, trucks and tanks.", ""},
		{"a place and its country are none", "He died in Paris, France, in May.", ""},
	} {
		a := analyse(row.in)
		var got []string
		for _, at := range a.Attachments {
			got = append(got, phraseText(a, at.NP)+" "+a.lower(at.Prep)+" "+phraseText(a, at.Obj))
		}
		for _, np := range a.NounPhrases {
			if np.Appos >= 0 {
				got = append(got, a.Doc.Words(np.First, np.Last)+" is "+a.Doc.Text(a.NounPhrases[np.Appos].Head))
			}
		}
		if g := strings.Join(got, "; "); g != row.want {
			t.Errorf("%s: %q\n got %s\nwant %s", row.why, row.in, g, row.want)
		}
	}
}

// TestTags gives words with their tag and lemma in a context: "word TAG lemma".
func TestTags(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"rule possessive: 's before a noun", "The army's advance slowed.", "'s PART 's"},
		{"rule possessive: 's before a gerund with of", "The president's handling of it failed.", "'s PART 's|handling NOUN handling"},
		{"rule possessive: 's before an adverb stays a verb", "The president's not here.", "'s AUX be"},
		{"rule gerund: the shelling of", "The shelling of Aleppo went on.", "shelling NOUN shelling"},
		{"rule gerund: a deed before its verb", "A mass stabbing killed three people.", "stabbing NOUN stabbing"},
		{"rule gerund: with fighting taking place", "He left, with fighting taking place.", "fighting NOUN fighting"},
		{"rule that: a relative pronoun before a verb", "The group that captured Homs left.", "that PRON that"},
		{"rule that: a conjunction elsewhere", "He said that Homs fell.", "that SCONJ that"},
		{"rule hyphened: a participle before by", "It was co-sponsored by two parties.", "co-sponsored VERB co-sponsor"},
		{"rule to: an infinitive in a title", "Rebels Agree To Hand Back Their Weapons", "To PART to|Hand VERB hand"},
		{"rule that: a determiner that opens a sentence", "That conviction was overturned.", "That DET that"},
		{"rule that: before an adjective behind fear", "I fear that permanent damage was done.", "that SCONJ that"},
		{"rule verbless: an adjective in -ed is the verb", "Per request of the minister, the Queen suspended parliament yesterday.", "suspended VERB suspend"},
		{"rule verbless: a plural that takes an infinitive is the verb", "The SDF plans to open its assault early.", "plans VERB plan"},
		{"rule clock", "It began at 2am local time.", "am NOUN am"},
		{"rule mine", "A mine exploded.", "mine NOUN mine"},
		{"rule headline: a verb between subject and object", "Rebels Hand Back Northern Dam", "Hand VERB hand"},
		{"rule headline: an office is no verb", "Police Officer Jane Lane of Austin", "Officer NOUN officer"},
		{"rule to: a verb with an object", "Troops came to free the hostages.", "free VERB free"},
		{"names with an Arabic article", "They shelled al-Bab.", "al-Bab PROPN al-Bab"},
		{"an unknown verb by its ending", "They blorfed the village.", "blorfed VERB blorf"},
		{"an unknown name by its capital", "They met Zarkawan there.", "Zarkawan PROPN Zarkawan"},
		{"irregular forms", "Women fled and children were taken.", "Women NOUN woman|fled VERB flee|children NOUN child|taken VERB take"},
		{"the dropped e comes back", "They used, hoped and besieged.", "used VERB use|hoped VERB hope|besieged VERB besiege"},
		{"the doubled consonant goes", "They stopped and planned.", "stopped VERB stop|planned VERB plan"},
		{"comparison", "A bigger and the worst attack.", "bigger ADJ big|worst ADJ bad"},
		{"negation and auxiliaries", "It won't and can't.", "wo AUX will|n't PART not|ca AUX can"},
		{"plural in -ies", "Both armies left their bases.", "armies NOUN army|bases NOUN base"},
	} {
		d := text.Parse(row.in)
		a := analyseDoc(d)
		for _, want := range strings.Split(row.want, "|") {
			f := strings.Fields(want)
			found := false
			for i := range d.Tokens {
				if d.Text(i) == f[0] {
					found = true
					if a.Tag[i].String() != f[1] || a.Lemma[i] != f[2] {
						t.Errorf("%s: %q: %s is %v %s, want %s %s", row.why, row.in, f[0], a.Tag[i], a.Lemma[i], f[1], f[2])
					}
				}
			}
			if !found {
				t.Errorf("%s: no %q in %q", row.why, f[0], row.in)
			}
		}
	}
}

func TestQuotes(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"curly", "He said “we won” today.", "“we won”"},
		{"straight", "He said \"we won\" today.", "\"we won\""},
		{"a straight mark without a partner marks nothing", "He is 6'2\" tall.", ""},
		{"an open quotation ends with its paragraph", "He said: “We won. They left.\n\nThen he went.", "“We won. They left."},
		{"an apostrophe is no quotation", "The rebels' camp and the army's.", ""},
	} {
		d := text.Parse(row.in)
		a := analyseDoc(d)
		first, last := -1, -1
		for i, q := range a.QuoteOf {
			if q {
				if first < 0 {
					first = i
				}
				last = i + 1
			}
		}
		got := ""
		if first >= 0 {
			got = d.Words(first, last)
		}
		if got != row.want {
			t.Errorf("%s: %q: quoted %q, want %q", row.why, row.in, got, row.want)
		}
	}
}

func TestGolden(t *testing.T) {
	src, err := os.ReadFile("testdata/dam.txt")
	if err != nil {
		t.Fatal(err)
	}
	d := text.Parse(string(src))
	got := dump(d, analyseDoc(d))
	const golden = "testdata/dam.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run go test -update and read the diff\n%s", golden, got)
	}
}

// check asserts what holds of every analysis: columns as long as the text, indices in range, phrases and groups apart
// and inside one sentence, clauses that form trees.
func check(t *testing.T, src string) {
	t.Helper()
	d := text.Parse(src)
	a := analyseDoc(d)
	n := len(d.Tokens)
	if len(a.Tag) != n || len(a.Form) != n || len(a.Lemma) != n || len(a.GroupOf) != n || len(a.PhraseOf) != n || len(a.ClauseOf) != n || len(a.QuoteOf) != n {
		t.Fatal("a column is too short")
	}
	for i := range n {
		if a.ClauseOf[i] < 0 || int(a.ClauseOf[i]) >= len(a.Clauses) {
			t.Fatalf("token %d %q is in clause %d of %d", i, d.Text(i), a.ClauseOf[i], len(a.Clauses))
		}
		if a.Lemma[i] == "" {
			t.Fatalf("token %d %q has no lemma", i, d.Text(i))
		}
		if a.PhraseOf[i] >= 0 && a.GroupOf[i] >= 0 {
			t.Fatalf("token %d %q is in a phrase and a group", i, d.Text(i))
		}
	}
	inside := func(what string, first, head, last int) {
		if first < 0 || head < first || head >= last || last > n || d.SentenceOf[first] != d.SentenceOf[last-1] {
			t.Fatalf("%s [%d,%d) with head %d", what, first, last, head)
		}
	}
	for i, np := range a.NounPhrases {
		inside("phrase", np.First, np.Head, np.Last)
		if i > 0 && np.First < a.NounPhrases[i-1].Last {
			t.Fatalf("phrase %d overlaps the one before", i)
		}
		if np.Possessor >= i || np.Appos >= i || np.Clause < 0 || np.Clause >= len(a.Clauses) {
			t.Fatalf("phrase %d points to %d, %d, %d", i, np.Possessor, np.Appos, np.Clause)
		}
	}
	for _, g := range a.VerbGroups {
		inside("group", g.First, g.Head, g.Last)
		if g.Clause < 0 || a.Clauses[g.Clause].Verb < 0 || a.VerbGroups[a.Clauses[g.Clause].Verb] != g {
			t.Fatalf("group at %d has clause %d", g.First, g.Clause)
		}
	}
	phrase := func(m int) {
		if m < 0 || m >= len(a.NounPhrases) {
			t.Fatalf("no phrase %d", m)
		}
	}
	for i, c := range a.Clauses {
		if c.First < 0 || c.Last <= c.First || c.Last > n {
			t.Fatalf("clause %d [%d,%d)", i, c.First, c.Last)
		}
		hops := 0
		for p := i; p >= 0; p = a.Clauses[p].Parent {
			if hops++; hops > len(a.Clauses) {
				t.Fatalf("clause %d is in a circle", i)
			}
		}
		if c.Parent >= 0 && d.SentenceOf[a.Clauses[c.Parent].First] != d.SentenceOf[c.First] {
			t.Fatalf("clause %d has its parent in another sentence", i)
		}
		for _, list := range [][]int{c.Subjects, c.Objects, c.Indirect, c.ByAgents, c.Predicates} {
			for _, m := range list {
				phrase(m)
			}
		}
		for _, o := range c.Obliques {
			phrase(o.NP)
		}
	}
	for _, at := range a.Attachments {
		phrase(at.NP)
		phrase(at.Obj)
	}
}

func TestInvariants(t *testing.T) {
	for _, src := range []string{"", "and", "to", "that which who", "was", "be been being", "'s 's 's", "((((", "by by by", ", , , said , said", "the the the", "\xff\xfe",
		"said said said said", "In and the army attacked.", "which, which, which fell", "“", "of of of 5 5 5 $ $", "having been to to go", "H or"} {
		check(t, src)
	}
}

// TestLinear reads one long sentence of each of several makes; a quadratic pass would not get through them within the
// limit of go test itself.
func TestLinear(t *testing.T) {
	const n = 300_000
	m, err := model.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, unit := range []string{"army ", "said ", "and the army ", "to go ", "which ", "the army, ", "of the town ", "( ", "not "} {
		src := strings.Repeat(unit, n/len(unit))
		d := text.Parse(src)
		a := Analyse(d, m.Blank(d)) // the time of the model is its own test's question
		if len(a.Clauses) == 0 {
			t.Errorf("no clause in %q", unit)
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	src, err := os.ReadFile("testdata/dam.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(src))
	for _, s := range []string{"The town fell, officials said.", "Backed by jets, the army, which left, said it won't.", "to be, or not", "said the said, that which was"} {
		f.Add(s)
	}
	f.Fuzz(check)
}

func BenchmarkAnalyse(b *testing.B) {
	src, err := os.ReadFile("testdata/dam.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat(string(src)+"\n", 20)
	d := text.Parse(s)
	m, err := model.Default()
	if err != nil {
		b.Fatal(err)
	}
	r := m.Read(d)
	Analyse(d, r) // the tables are read once a process
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	words := 0
	for b.Loop() {
		words += len(Analyse(d, r).Tag)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

// analyse reads a text as the facade does.
func analyse(src string) *Analysis { return analyseDoc(text.Parse(src)) }

func analyseDoc(d *text.Doc) *Analysis {
	m, err := model.Default()
	if err != nil {
		panic(err)
	}
	return Analyse(d, m.Read(d))
}
