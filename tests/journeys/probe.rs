//! throw-away
use assay_journeys::page::Page;
use assay_journeys::browser::*;
pub async fn probe(page: &Page) {
    page.open("?kind=report").await;
    page.resize(PHONE).await;
    let d: Vec<f64> = page.eval("return [innerWidth, innerHeight, devicePixelRatio, outerWidth, outerHeight]").await;
    eprintln!("{:?} {d:?}", page.engine());
    page.resize((820, 1100)).await;
    page.resize((1440, 900)).await;
    page.search("Claim 1").await;
    eventually("search", 4, async || page.status().await.matching).await;
    page.eval::<bool>("document.activeElement.blur(); addEventListener('keydown', e => (window.K ??= []).push(e.key + e.shiftKey)); return true").await;
    page.press(&["j", "?", "[", "Escape", "Shift+Tab", "/", "Enter", "Tab", "ArrowDown"]).await;
    let k: Vec<String> = page.eval("return window.K").await;
    eprintln!("{:?} {k:?} focus {}", page.engine(), page.focused().await);
    page.hover("h1").await;
    let h: bool = page.eval("return document.querySelector('h1').matches(':hover')").await;
    let br: Vec<String> = page.requests().iter().map(|r| format!("{} {} {}", r.uri, r.encoding, r.bytes)).collect();
    eprintln!("{:?} hover {h} {br:#?} secure {}", page.engine(), page.eval::<bool>("return isSecureContext").await);
    let a = assay_journeys::axe::axe(page).await;
    eprintln!("{:?} axe {a:#?}", page.engine());
    let other = page.site().put_elsewhere(assay_journeys::site::Elsewhere::Open, "x.json", b"{}");
    let closed = page.site().put_elsewhere(assay_journeys::site::Elsewhere::Closed, "x.json", b"{}");
    let own = page.site().put("x.json", b"{}");
    let f: Vec<String> = page.eval_async("const done = arguments[arguments.length-1]; Promise.all([...arguments].slice(0,-1).map(u => fetch(u).then(r => r.status + r.headers.get('content-type'), String))).then(done)", vec![other.into(), closed.into(), own.into(), "https://example.org/x".into(), "https://10.1.2.3/x".into()]).await;
    eprintln!("{:?} fetch {f:#?} outside {:?}", page.engine(), page.outside_requests());
    eprintln!("{:?} pic {:?}", page.engine(), page.keep_picture("probe").await);
    page.go("https://10.1.2.3/").await;
    eprintln!("{:?} nav {:?} outside {:?}", page.engine(), page.eval::<String>("return document.body.innerText").await, page.outside_requests());
    page.eval::<bool>("localStorage.setItem('a','b'); return true").await;
    let e: Result<serde_json::Value, String> = Ok(page.eval("try { return eval('1+1') } catch (e) { return String(e) }").await);
    eprintln!("{:?} eval {e:?}", page.engine());
}
