namespace Coordinator.Benchmarks.Report;

/// <summary>How the page looks: light or dark as the reader's system is, and fit for paper.</summary>
static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public const string Sheet = """
        :root { color-scheme: light dark; --ink: #1b2430; --soft: #5c6875; --paper: #ffffff; --card: #f6f8fa;
          --line: #dfe4ea; --mark: #0b63c5; --tint: #eaf2fc;
          --c0: #0b63c5; --c1: #d1700c; --c2: #7a8794; --c3: #8647b8; --c4: #c5303a; --c5: #1f8a53; --c6: #0f8f9c; }
        @media (prefers-color-scheme: dark) { :root {
          --ink: #e4e9ef; --soft: #9aa7b4; --paper: #12171d; --card: #1a2129;
          --line: #2d3742; --mark: #6db1ff; --tint: #182738;
          --c0: #6db1ff; --c1: #f5a04c; --c2: #95a2af; --c3: #c08cf0; --c4: #f27a80; --c5: #5cc78e; --c6: #55c8d3; } }
        * { box-sizing: border-box; }
        body { font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink);
          background: var(--paper); max-width: 1240px; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
        h1 { font-size: 2.1rem; line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em; }
        h2 { font-size: 1.45rem; line-height: 1.25; margin: 0 0 .25rem; letter-spacing: -.005em; }
        p { max-width: 85ch; margin: .5rem 0; }
        a { color: var(--mark); }
        .lead { font-size: 1.12rem; color: var(--soft); }
        .machine { font-size: .86rem; color: var(--soft); max-width: none; }
        nav ol { columns: 2; column-gap: 3rem; padding-left: 1.4rem; margin: 1.2rem 0 0; max-width: 85ch; }
        nav li { break-inside: avoid; padding: .1rem 0; }
        nav a { text-decoration: none; }
        section, footer { border-top: 1px solid var(--line); margin-top: 2.75rem; padding-top: 1.75rem; }
        .source { display: inline-block; font-size: .78rem; letter-spacing: .02em; color: var(--soft);
          border: 1px solid var(--line); border-radius: 99px; padding: .05rem .7rem; margin: .25rem 0 .25rem; }
        .takeaway { font-weight: 600; background: var(--tint); border-left: 4px solid var(--mark);
          border-radius: 0 6px 6px 0; padding: .65rem .95rem; margin: 1.25rem 0 .9rem; max-width: none; }
        .warning { border-left: 4px solid #b3261e; padding: .35rem .95rem; margin: .5rem 0; max-width: none; }
        .charts { display: grid; gap: 1rem; }
        .of2 { grid-template-columns: repeat(2, 1fr); } .of3 { grid-template-columns: repeat(3, 1fr); }
        @media (max-width: 900px) { .of2, .of3 { grid-template-columns: 1fr; } nav ol { columns: 1; } }
        figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px;
          padding: .9rem 1rem .5rem; break-inside: avoid; max-width: 720px; }
        figcaption { font-weight: 600; font-size: .95rem; }
        figure > svg { width: 100%; height: auto; display: block; }
        .legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .82rem; color: var(--soft);
          margin: .25rem 0 .35rem; }
        .legend svg { vertical-align: 0; margin-right: .25rem; }
        svg text { font: 13px system-ui, sans-serif; fill: var(--soft); }
        svg text.axis { font-size: 13.5px; fill: var(--ink); }
        svg text.value { font-size: 12px; fill: var(--ink); }
        .of3 svg text { font-size: 16px; } .of3 svg text.axis { font-size: 16.5px; }
        .grid { stroke: var(--line); stroke-width: 1; }
        .base { stroke: var(--soft); stroke-width: 1; }
        polyline { fill: none; stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
        .band { opacity: .13; }
        .dashed { stroke-dasharray: 5 4; }
        .s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); } .s2 { stroke: var(--c2); } .s3 { stroke: var(--c3); }
        .s4 { stroke: var(--c4); } .s5 { stroke: var(--c5); } .s6 { stroke: var(--c6); }
        .f0 { fill: var(--c0); } .f1 { fill: var(--c1); } .f2 { fill: var(--c2); } .f3 { fill: var(--c3); }
        .f4 { fill: var(--c4); } .f5 { fill: var(--c5); } .f6 { fill: var(--c6); }
        details { margin: .9rem 0 0; font-size: .9rem; }
        summary { cursor: pointer; color: var(--soft); }
        .scroll { overflow-x: auto; max-height: 28rem; overflow-y: auto; border: 1px solid var(--line);
          border-radius: 8px; margin-top: .5rem; }
        table { border-collapse: collapse; font-size: .84rem; font-variant-numeric: tabular-nums; width: 100%; }
        th, td { text-align: right; padding: .22rem .7rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
        th { position: sticky; top: 0; background: var(--card); font-weight: 600; }
        td.text, th:first-child { text-align: left; }
        pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem;
          overflow-x: auto; font-size: .9rem; }
        footer li { max-width: 95ch; margin: .35rem 0; }
        @media print { :root { --ink: #000; --paper: #fff; --card: #fff; --tint: #eef3fa; --soft: #444; --line: #ccc; }
          body { font-size: 10.5pt; max-width: none; padding: 0; } section { break-before: auto; }
          .takeaway { break-after: avoid; } .charts { grid-template-columns: 1fr 1fr; }
          nav, details { display: none; } }

        """;
}
