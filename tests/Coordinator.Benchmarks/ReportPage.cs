using System.Globalization;
using System.Net;
using System.Text;
using Coordinator.Benchmarks.Views;

namespace Coordinator.Benchmarks;

/// <summary>
/// The same as a page with bars: one panel a store and R, median time and requests beside the plain write; and lines
/// for the log and for views.
/// </summary>
static class ReportPage
{
    const int BarMax = 420;
    const int RowHeight = 46;

    const string Head = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Coordinator benchmark</title>
        <style>
          body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color: #1d2733; background: #fff; }
          h1 { font-size: 1.5rem; }
          h2 { font-size: 1.1rem; margin-top: 2rem; }
          h3 { font-size: 1rem; }
          text { font: 13px system-ui, sans-serif; fill: #1d2733; }
          .t { fill: #2f6fb0; }
          .q { fill: #d98c2b; }
        </style>
        <p>
        """;

    const string Legend = """
        <h1>What a transaction costs beside a plain conditional write</h1>
        <p>
          <svg width="12" height="12"><rect class="t" width="12" height="12"/></svg> median time,
          <svg width="12" height="12"><rect class="q" width="12" height="12"/></svg> storage requests,
          both as multiples of the plain write (read one row, write it back if unchanged).
        </p>

        """;

    /// <summary>Builds it.</summary>
    /// <param name="measurements">Of transactions; none leaves them out.</param>
    /// <param name="views">Of the log and of views.</param>
    /// <param name="subtitle">How it was measured.</param>
    public static string Build(IReadOnlyList<Measurement> measurements, ViewReport views, string subtitle)
    {
        var page = new StringBuilder(Head)
            .Append(WebUtility.HtmlEncode(subtitle))
            .Append("</p>");
        if (measurements.Count > 0)
            page.Append(Legend);
        foreach (var panel in measurements.GroupBy(one => (one.Store, one.ReplicationFactor)))
            Panel(page, [.. panel], panel.Key.Store, panel.Key.ReplicationFactor);
        page.Append("<h1>From a commit to the views</h1>");
        views.AppendTo(page);
        return page.Append("</html>\n").ToString();
    }

    static void Panel(StringBuilder page, List<Measurement> rows, string store, int replicationFactor)
    {
        var plain = rows[0];
        var most = rows.Max(row => Math.Max(row.P50Ms / plain.P50Ms, row.Requests / plain.Requests));
        page.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(store)}, R = {replicationFactor}</h2>")
            .Append(CultureInfo.InvariantCulture,
                $"<svg width=\"980\" height=\"{rows.Count * RowHeight}\" role=\"img\">");
        for (var i = 0; i < rows.Count; i++)
            Bars(page, rows[i], plain, most, i * RowHeight);
        page.Append("</svg>");
    }

    static void Bars(StringBuilder page, Measurement row, Measurement plain, double most, int y)
    {
        var time = row.P50Ms / plain.P50Ms;
        var requests = row.Requests / plain.Requests;
        page.Append(CultureInfo.InvariantCulture,
            $"<text x=\"0\" y=\"{y + 24}\">{WebUtility.HtmlEncode(row.Scenario)}</text>")
            .Append(CultureInfo.InvariantCulture,
                $"<rect class=\"t\" x=\"250\" y=\"{y + 4}\" height=\"15\" width=\"{BarMax * time / most:F1}\"/>")
            .Append(CultureInfo.InvariantCulture,
                $"<rect class=\"q\" x=\"250\" y=\"{y + 21}\" height=\"15\" width=\"{BarMax * requests / most:F1}\"/>")
            .Append(CultureInfo.InvariantCulture,
                $"<text x=\"{256 + (BarMax * time / most):F0}\" y=\"{y + 16}\">{time:F1}× ")
            .Append(CultureInfo.InvariantCulture,
                $"({row.P50Ms:F2} ms, p99 {row.P99Ms:F2} ms, {row.PerSecond:F0}/s)</text>")
            .Append(CultureInfo.InvariantCulture,
                $"<text x=\"{256 + (BarMax * requests / most):F0}\" y=\"{y + 33}\">{requests:F1}× ")
            .Append(CultureInfo.InvariantCulture, $"({row.Requests:F1} requests, {row.Depth:F1} round trips)</text>");
    }
}
