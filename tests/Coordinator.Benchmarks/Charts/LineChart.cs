using System.Collections.Immutable;
using System.Text;

namespace Coordinator.Benchmarks.Charts;

/// <summary>Lines with marks, and bands from a point to a higher percentile.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">The level axis.</param>
/// <param name="Y">The upright axis.</param>
/// <param name="Series">The lines.</param>
sealed record LineChart(string Title, ChartAxis X, ChartAxis Y, ImmutableArray<ChartSeries> Series) : Chart(Title)
{
    const int MarksMax = 12;
    const int Inset = 14;

    /// <summary>The values that the level axis names; round ones where empty.</summary>
    public ImmutableArray<double> Marks { get; init; } = [];

    /// <summary>Values that the upright axis has room for too, so that charts side by side have the same.</summary>
    public ImmutableArray<double> AlsoFits { get; init; } = [];

    /// <inheritdoc />
    protected override IEnumerable<(string Name, int Color, bool IsDashed)> Legend =>
        Series.Select(series => (series.Name, series.Color, series.IsDashed));

    /// <inheritdoc />
    protected override void AppendDrawing(StringBuilder page)
    {
        var points = Series.SelectMany(series => series.Points).Where(IsShown).ToList();
        var x = new ChartScale(
            X, points.Select(point => point.X).Concat(Marks), ChartFrame.Left + Inset, ChartFrame.Right - Inset,
            isTight: true);
        var heights = points.SelectMany(point => new[] { point.Y, point.High ?? point.Y });
        var y = new ChartScale(Y, heights.Concat(AlsoFits), ChartFrame.Bottom, ChartFrame.Top);
        ChartFrame.AppendY(page, Y, y);
        var marks = Marks.IsEmpty ? x.Marks().Take(MarksMax) : Marks;
        ChartFrame.AppendX(page, X, marks.Select(mark => (x.At(mark), ChartText.Short(mark))));
        foreach (var series in Series)
            AppendBand(page, series, x, y);
        foreach (var series in Series)
            AppendLine(page, series, x, y);
    }

    void AppendBand(StringBuilder page, ChartSeries series, ChartScale x, ChartScale y)
    {
        var band = series.Points.Where(point => IsShown(point) && point.High is not null).ToList();
        if (band.Count < 2)
            return;
        var upper = band.Select(point => Place(x.At(point.X), y.At(point.High!.Value)));
        var lower = band.AsEnumerable().Reverse().Select(point => Place(x.At(point.X), y.At(point.Y)));
        page.AppendInvariant($"<polygon class=\"f{series.Color} band\" points=\"")
            .AppendJoin(' ', upper.Concat(lower)).Append("\"/>");
    }

    void AppendLine(StringBuilder page, ChartSeries series, ChartScale x, ChartScale y)
    {
        var shown = series.Points.Where(IsShown).ToList();
        page.AppendInvariant($"<polyline class=\"s{series.Color}{(series.IsDashed ? " dashed" : "")}\" points=\"")
            .AppendJoin(' ', shown.Select(point => Place(x.At(point.X), y.At(point.Y)))).Append("\"/>");
        if (series.IsSmooth)
            return;
        foreach (var point in shown)
        {
            var (left, top) = (ChartText.At(x.At(point.X)), ChartText.At(y.At(point.Y)));
            page.AppendInvariant($"<circle class=\"f{series.Color}\" cx=\"{left}\" cy=\"{top}\" r=\"3.5\"><title>")
                .Append(ChartText.Encode(Told(series, point))).Append("</title></circle>");
        }
    }

    string Told(ChartSeries series, ChartPoint point)
    {
        var high = point.High is { } top ? $" to {ChartText.Short(top, Y.Unit)}" : "";
        return $"{series.Name}, {X.Title} {ChartText.Short(point.X)}: {ChartText.Short(point.Y, Y.Unit)}{high}";
    }

    bool IsShown(ChartPoint point) => X.Shows(point.X) && Y.Shows(point.Y);

    static string Place(double x, double y) => $"{ChartText.At(x)},{ChartText.At(y)}";
}
