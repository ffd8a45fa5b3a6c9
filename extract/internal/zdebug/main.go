package main
import ("fmt";"os";"io"
"github.com/dateline/dateline/extract/internal/syntax";"github.com/dateline/dateline/extract/internal/text")
func main(){ b,_:=io.ReadAll(os.Stdin); d:=text.Parse(string(b)); a:=syntax.Analyse(d)
for i:=range d.Tokens{ fmt.Printf("%s/%d/%d ",d.Text(i),a.Tag[i],a.Form[i]) }
fmt.Println()
for i,c:=range a.Clauses{ v:=""; if c.Verb>=0{vg:=a.VerbGroups[c.Verb]; v=fmt.Sprintf("%s t%d perf%v pass%v inf%v part%v",d.Words(vg.First,vg.Last),vg.Tense,vg.Perfect,vg.Passive,vg.Infinitive,vg.Participle)}
np:=func(l []int)(s string){for _,p:=range l{n:=a.NounPhrases[p];s+="["+d.Words(n.First,n.Last)+"]"};return}
ob:="";for _,o:=range c.Obliques{ob+=d.Text(o.Prep)+np([]int{o.NP})}
mk:="";if c.Marker>=0{mk=d.Text(c.Marker)}
fmt.Printf("%d kind%d parent%d mk=%s verb=%s subj=%s obj=%s obl=%s | %s\n",i,c.Kind,c.Parent,mk,v,np(c.Subjects),np(c.Objects),ob,d.Words(c.First,c.Last))}
for _,t:=range a.Attachments{ n,o:=a.NounPhrases[t.NP],a.NounPhrases[t.Obj]; fmt.Println(" att",d.Words(n.First,n.Last),"<-",d.Text(t.Prep),d.Words(o.First,o.Last))}
}
