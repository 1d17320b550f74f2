using System.Globalization;
using System.Net;
using System.Text;

namespace Coordinator.Benchmarks;

/// <summary>Lines over a few marks of an axis, as a picture for a page; values by their powers of ten.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="XTitle">What the marks are.</param>
/// <param name="Marks">The marks, at equal distances.</param>
/// <param name="Unit">Of the values.</param>
sealed record LineChart(string Title, string XTitle, IReadOnlyList<string> Marks, string Unit)
{
    const int Left = 70;
    const int Top = 10;
    const int Width = 560;
    const int Height = 240;
    static readonly string[] Colors =
        ["#2f6fb0", "#d98c2b", "#3d8f5a", "#a8457f", "#6b6fd0", "#8a6d3b", "#1f9ea8", "#c0504d"];

    readonly List<(string Name, IReadOnlyList<double?> Values)> _lines = [];

    /// <summary>Adds a line.</summary>
    /// <param name="name">For the legend.</param>
    /// <param name="values">One a mark; null where there is none.</param>
    public void Add(string name, IReadOnlyList<double?> values) => _lines.Add((name, values));

    /// <summary>Writes it.</summary>
    public void AppendTo(StringBuilder page)
    {
        var values = _lines.SelectMany(line => line.Values).OfType<double>().Where(value => value > 0)
            .DefaultIfEmpty(1).ToList();
        var least = (int)Math.Floor(Math.Log10(values.Min()));
        var most = Math.Max(least + 1, (int)Math.Ceiling(Math.Log10(values.Max())));
        var scale = new Scale(least, most);
        page.Append(CultureInfo.InvariantCulture, $"<h3>{Encode(Title)}</h3>")
            .Append(CultureInfo.InvariantCulture, $"<svg width=\"980\" height=\"{Top + Height + 50}\" role=\"img\">");
        for (var power = least; power <= most; power++)
            Grid(page, Math.Pow(10, power), scale);
        for (var mark = 0; mark < Marks.Count; mark++)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<text x=\"{X(mark):F0}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\">"
                + $"{Encode(Marks[mark])}</text>");
        }

        page.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{Left + (Width / 2)}\" y=\"{Top + Height + 40}\" text-anchor=\"middle\">"
            + $"{Encode(XTitle)}</text>");
        for (var line = 0; line < _lines.Count; line++)
            Line(page, line, scale);
        page.Append("</svg>");
    }

    void Grid(StringBuilder page, double value, Scale scale) => page
        .Append(CultureInfo.InvariantCulture,
            $"<line x1=\"{Left}\" x2=\"{Left + Width}\" y1=\"{scale.Y(value):F1}\" y2=\"{scale.Y(value):F1}\" ")
        .Append("stroke=\"#d5dbe1\"/>")
        .Append(CultureInfo.InvariantCulture,
            $"<text x=\"{Left - 6}\" y=\"{scale.Y(value) + 4:F1}\" text-anchor=\"end\">{Text(value)}</text>");

    void Line(StringBuilder page, int number, Scale scale)
    {
        var (name, values) = _lines[number];
        var color = Colors[number % Colors.Length];
        var points = values.Index().Where(point => point.Item > 0)
            .Select(point => (X: X(point.Index), Y: scale.Y(point.Item!.Value), Value: point.Item.Value)).ToList();
        page.Append(
            CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" points=\"");
        foreach (var (x, y, _) in points)
            page.Append(CultureInfo.InvariantCulture, $"{x:F1},{y:F1} ");
        page.Append("\"/>");
        foreach (var (x, y, value) in points)
        {
            page.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"4\" fill=\"{color}\">")
                .Append(
                    CultureInfo.InvariantCulture, $"<title>{Encode(name)}: {Text(value)}</title></circle>");
        }

        var top = Top + 12 + (number * 20);
        page.Append(CultureInfo.InvariantCulture,
            $"<rect x=\"{Left + Width + 20}\" y=\"{top - 10}\" width=\"12\" height=\"12\" fill=\"{color}\"/>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + Width + 38}\" y=\"{top}\">{Encode(name)}</text>");
    }

    double X(int mark) => Left + (Width * (mark + 0.5) / Marks.Count);

    string Text(double value)
    {
        var number = value.ToString(value < 10 ? "0.###" : "N0", CultureInfo.InvariantCulture);
        return Unit.Length == 0 ? number : $"{number} {Encode(Unit)}";
    }

    static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>The upright axis, by powers of ten.</summary>
    readonly record struct Scale(int Least, int Most)
    {
        public double Y(double value) =>
            Top + Height - (Height * (Math.Log10(value) - Least) / (Most - Least));
    }
}
