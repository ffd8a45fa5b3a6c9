package syntax
import ("testing";"os";"strings";"fmt";"github.com/dateline/dateline/extract/internal/text")
func TestZZ(t *testing.T){
 f:=os.Getenv("ZZ"); if f==""{t.Skip()}
 b,_:=os.ReadFile(f)
 for _,s:=range strings.Split(strings.TrimSpace(string(b)),"\n"){
  d:=text.Parse(s); a:=Analyse(d)
  fmt.Println("#",s)
  for i:=range d.Tokens{fmt.Printf("%s/%v/%d ",d.Text(i),a.Tag[i],a.Form[i])}
  fmt.Println()
  for _,c:=range a.Clauses{fmt.Println("   ",describe(a,c))}
  for _,n:=range a.Attachments{fmt.Println("      ",phraseText(a,n.NP),"<-",d.Text(n.Prep),phraseText(a,n.Obj))}
 }
}
