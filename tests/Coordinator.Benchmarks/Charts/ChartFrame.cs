using System.Text;

namespace Coordinator.Benchmarks.Charts;

/// <summary>The area of a chart with its axes.</summary>
static class ChartFrame
{
    public const int Width = 500;
    public const int Height = 310;
    public const int Left = 74;
    public const int Right = 488;
    public const int Top = 12;
    public const int Bottom = 258;

    /// <summary>Lines and numbers of the upright axis.</summary>
    public static void AppendY(StringBuilder page, ChartAxis axis, ChartScale scale)
    {
        foreach (var mark in scale.Marks())
        {
            var y = ChartText.At(scale.At(mark));
            page.AppendInvariant($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{y}\" y2=\"{y}\"/>")
                .AppendInvariant($"<text x=\"{Left - 8}\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">")
                .Append(ChartText.Short(mark)).Append("</text>");
        }

        var middle = (Top + Bottom) / 2;
        page.AppendInvariant($"<text class=\"axis\" transform=\"translate(13 {middle}) rotate(-90)\" ")
            .Append("text-anchor=\"middle\">").Append(ChartText.Encode(axis.Text)).Append("</text>");
    }

    /// <summary>Numbers of the level axis.</summary>
    public static void AppendX(StringBuilder page, ChartAxis axis, IEnumerable<(double Place, string Text)> marks)
    {
        page.AppendInvariant($"<line class=\"base\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{Bottom}\" y2=\"{Bottom}\"/>");
        foreach (var (place, text) in marks)
        {
            page.AppendInvariant($"<text x=\"{ChartText.At(place)}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">")
                .Append(ChartText.Encode(text)).Append("</text>");
        }

        page.AppendInvariant($"<text class=\"axis\" x=\"{(Left + Right) / 2}\" y=\"{Bottom + 42}\" ")
            .Append("text-anchor=\"middle\">").Append(ChartText.Encode(axis.Text)).Append("</text>");
    }
}
