using System.Collections.Immutable;
using System.Text;

namespace Coordinator.Benchmarks.Charts;

/// <summary>Upright bars in groups, each with its number.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">What the groups are.</param>
/// <param name="Y">The upright axis.</param>
/// <param name="Groups">The names of the groups.</param>
/// <param name="Series">The bars.</param>
sealed record BarChart(
    string Title, ChartAxis X, ChartAxis Y, ImmutableArray<string> Groups, ImmutableArray<BarSeries> Series)
    : Chart(Title)
{
    /// <summary>Of the width of a group that its bars take together.</summary>
    const double Filled = 0.8;

    /// <inheritdoc />
    protected override IEnumerable<(string Name, int Color, bool IsDashed)> Legend =>
        Series.Select(series => (series.Name, series.Color, false));

    /// <inheritdoc />
    protected override void AppendDrawing(StringBuilder page)
    {
        var values = Series.SelectMany(series => series.Values).OfType<double>();
        // Room for the number on the highest bar.
        var y = new ChartScale(Y, values, ChartFrame.Bottom, ChartFrame.Top + 14);
        ChartFrame.AppendY(page, Y, y);
        var width = (double)(ChartFrame.Right - ChartFrame.Left) / Groups.Length;
        ChartFrame.AppendX(page, X, Groups.Select(
            (name, group) => (ChartFrame.Left + ((group + 0.5) * width), name)));
        var bar = width * Filled / Series.Length;
        foreach (var (number, series) in Series.Index())
        {
            foreach (var (group, value) in series.Values.Index())
            {
                var left = ChartFrame.Left + (group * width) + (width * (1 - Filled) / 2) + (number * bar);
                if (value is { } height)
                    AppendBar(page, series, Groups[group], height, left, bar, y);
            }
        }
    }

    void AppendBar(
        StringBuilder page, BarSeries series, string group, double value, double left, double width, ChartScale scale)
    {
        var top = Y.Shows(value) ? scale.At(value) : ChartFrame.Bottom;
        var (x, y) = (ChartText.At(left + 1), ChartText.At(top));
        var (wide, high) = (ChartText.At(width - 2), ChartText.At(ChartFrame.Bottom - top));
        var (middle, above) = (ChartText.At(left + (width / 2)), ChartText.At(top - 4));
        page.AppendInvariant($"<rect class=\"f{series.Color}\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" ")
            .AppendInvariant($"height=\"{high}\" rx=\"2\">")
            .Append("<title>")
            .Append(ChartText.Encode($"{series.Name}, {group}: {ChartText.Short(value, Y.Unit)}"))
            .Append("</title></rect>")
            .AppendInvariant($"<text class=\"value\" x=\"{middle}\" y=\"{above}\" text-anchor=\"middle\">")
            .Append(ChartText.Short(value)).Append("</text>");
    }
}
