/** The one style sheet, put into each page: nothing is loaded from anywhere. */
export const styleSheet = `
:root{--ink:#1f2329;--soft:#646a73;--line:#dee0e3;--ground:#f5f6f7;--card:#fff;--main:#245bdb;--pale:#e1eaff;--good:#2e8a4b;--bad:#c0392b;
--s1:#a9c4f5;--s2:#6d9aee;--s3:#3370ff;--s4:#8fd3b6;--s5:#d9c17a}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#a0a6ae;--line:#3a3f45;--ground:#17191c;--card:#202327;--main:#7aa5ff;--pale:#26334d;--good:#63c384;--bad:#ff8a7a;
--s1:#3d5787;--s2:#4a73c4;--s3:#6d9cff;--s4:#3f8a6d;--s5:#96803d}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;align-items:center;padding:.6rem 1rem;background:var(--card);border-bottom:1px solid var(--line)}
nav{display:flex;gap:1rem;flex:1}
a{color:var(--main);text-decoration:none}
a:hover,a:focus-visible{text-decoration:underline}
nav a{color:var(--ink);padding:.2rem 0;white-space:nowrap}
nav a[aria-current]{border-bottom:2px solid var(--main)}
header form{display:flex;gap:.6rem;align-items:center;color:var(--soft);white-space:nowrap}
button,.button,select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.3rem .8rem;min-height:2.2rem}
button{cursor:pointer}
.button{display:inline-block;background:var(--main);border-color:var(--main);color:#fff;padding:.5rem 1.4rem}
main{max-width:60rem;margin:0 auto;padding:1rem}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem;margin:0 0 1rem}
.short{max-width:30rem;margin:10vh auto}
h1{font-size:1.35rem;margin:.2rem 0 .2rem;line-height:1.35}
h2{font-size:1.05rem;margin:0 0 .6rem}
h3{font-size:.95rem;margin:1rem 0 .3rem;font-weight:600}
p{margin:.4rem 0}
.note,small{color:var(--soft);font-size:.875rem}
.head{margin:0 0 1rem}
svg{display:block;width:100%;overflow:visible}
svg text{fill:var(--ink);font-size:12px}
svg .soft{fill:var(--soft)}
svg .track{fill:var(--line)}
svg .fill{fill:var(--main)}
svg .now{stroke:var(--bad);stroke-width:2}
svg .tick{stroke:var(--line)}
svg .nowtext{fill:var(--bad)}
.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}.s5{fill:var(--s5)}
.i1{fill:var(--good)}.i2{fill:var(--s3)}.i3{fill:var(--s5)}.i4{fill:var(--line)}.i5{fill:var(--soft)}
.key{list-style:none;margin:.6rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
svg.square{display:inline-block;width:.8rem;height:.8rem;margin-right:.4rem;vertical-align:-.05rem}
dl.figures{display:flex;flex-wrap:wrap;gap:.6rem 1.6rem;margin:.4rem 0}
dl.figures div{min-width:4.5rem}
dl.figures dt{color:var(--soft);font-size:.875rem}
dl.figures dd{margin:0;font-size:1.4rem;line-height:1.3;font-variant-numeric:tabular-nums}
dd.bad,td.bad,span.bad{color:var(--bad)}
dd.good,td.good,span.good{color:var(--good)}
.bars{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr));gap:.55rem 2rem}
.bars li{display:grid;grid-template-columns:1fr auto;gap:0 .8rem;align-content:end}
.bars svg{grid-column:1/-1;height:8px}
.bars b{font-weight:400;font-variant-numeric:tabular-nums;color:var(--soft)}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.4rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:400;color:var(--soft);font-size:.875rem}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr:last-child td{border-bottom:0}
.wide{overflow-x:auto}
.filter{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end}
.filter label{display:grid;gap:.1rem;color:var(--soft);font-size:.875rem}
.filter select{color:var(--ink);max-width:14rem}
.filter label.tick{display:flex;gap:.4rem;align-items:center;min-height:2.2rem}
.pager{display:flex;gap:1.2rem;align-items:center;margin-top:.8rem}
.pager a{color:var(--main)}
.items{list-style:none;margin:0;padding:0}
.items li{padding:.7rem 0;border-bottom:1px solid var(--line)}
.items li:last-child{border-bottom:0}
.items p{margin:0;overflow-wrap:anywhere}
@media(max-width:30rem){header{justify-content:space-between}header>nav{order:1;flex-basis:100%}main{padding:.6rem}section{padding:.8rem;border-radius:10px}th,td{padding:.4rem .25rem}}
`;
