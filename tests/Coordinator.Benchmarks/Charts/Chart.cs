using System.Text;

namespace Coordinator.Benchmarks.Charts;

/// <summary>A picture for a page, as SVG that takes its colors from the page's style sheet.</summary>
/// <param name="Title">What it shows.</param>
abstract record Chart(string Title)
{
    /// <summary>Writes it.</summary>
    public void AppendTo(StringBuilder page)
    {
        page.Append("<figure>").Append("<figcaption>").Append(ChartText.Encode(Title)).Append("</figcaption>");
        AppendLegend(page);
        page.AppendInvariant($"<svg viewBox=\"0 0 {ChartFrame.Width} {ChartFrame.Height}\" role=\"img\" aria-label=\"")
            .Append(ChartText.Encode(Title)).Append("\">");
        AppendDrawing(page);
        page.Append("</svg></figure>\n");
    }

    /// <summary>What is to be told apart: names and numbers of colors.</summary>
    protected abstract IEnumerable<(string Name, int Color, bool IsDashed)> Legend { get; }

    /// <summary>Writes what is inside.</summary>
    protected abstract void AppendDrawing(StringBuilder page);

    void AppendLegend(StringBuilder page)
    {
        page.Append("<p class=\"legend\">");
        foreach (var (name, color, isDashed) in Legend)
        {
            page.AppendInvariant($"<span><svg width=\"22\" height=\"10\"><line x1=\"1\" x2=\"21\" y1=\"5\" y2=\"5\" ")
                .AppendInvariant($"class=\"s{color}{(isDashed ? " dashed" : "")}\" stroke-width=\"3\"/></svg> ")
                .Append(ChartText.Encode(name)).Append("</span>");
        }

        page.Append("</p>");
    }
}
