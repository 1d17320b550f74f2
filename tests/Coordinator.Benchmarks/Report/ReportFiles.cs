using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coordinator.Benchmarks.Report;

/// <summary>Writes a report: a page, the same numbers as JSON, and a CSV file for each table.</summary>
static class ReportFiles
{
    const string DataFolder = "data";

    static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>Writes all, over what is there.</summary>
    /// <returns>The page.</returns>
    public static FileInfo Write(DirectoryInfo directory, BenchmarkReport report)
    {
        var data = directory.CreateSubdirectory(DataFolder);
        var json = new FileInfo(Path.Combine(directory.FullName, "data.json"));
        DeleteTables(json, data);
        foreach (var table in report.Sections.SelectMany(section => section.Tables))
            File.WriteAllText(Path.Combine(data.FullName, $"{table.Name}.csv"), Csv(table));
        File.WriteAllText(json.FullName, ToJson(report));
        var page = new FileInfo(Path.Combine(directory.FullName, "index.html"));
        File.WriteAllText(page.FullName, ReportPage.Build(report));
        return page;
    }

    /// <summary>A number as in all files: as many digits as mean something.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        double number => Rounded(number)?.ToString("0.######", CultureInfo.InvariantCulture) ?? "",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>The tables of the report before, so that no file of one stands beside those of another.</summary>
    static void DeleteTables(FileInfo json, DirectoryInfo data)
    {
        if (!json.Exists)
            return;
        using var before = JsonDocument.Parse(File.ReadAllBytes(json.FullName));
        foreach (var section in before.RootElement.GetProperty("sections").EnumerateArray())
        {
            foreach (var table in section.GetProperty("tables").EnumerateArray())
                File.Delete(Path.Combine(data.FullName, $"{table.GetProperty("name").GetString()}.csv"));
        }
    }

    static string Csv(DataTable table)
    {
        var text = new StringBuilder().AppendJoin(',', table.Columns.Select(Cell)).Append('\n');
        foreach (var row in table.Rows)
            text.AppendJoin(',', row.Select(value => Cell(Text(value)))).Append('\n');
        return text.ToString();
    }

    static string Cell(string text) => text.AsSpan().ContainsAny(",\"\n")
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;

    static string ToJson(BenchmarkReport report) => JsonSerializer.Serialize(
        new
        {
            report.Machine,
            report.Command,
            report.Scale,
            report.TookSeconds,
            report.Load,
            report.Failed,
            Sections = report.Sections.Select(section => new
            {
                section.Id,
                section.Title,
                section.Source,
                Takeaways = section.Findings.Select(finding => finding.Takeaway),
                Tables = section.Tables.Select(table => new
                {
                    table.Name,
                    Rows = table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(
                        pair => pair.First, pair => pair.Second is double number ? Rounded(number) : pair.Second)),
                }),
            }),
        },
        Json) + "\n";

    /// <summary>Five digits; what is no number has none.</summary>
    static double? Rounded(double number)
    {
        if (!double.IsFinite(number))
            return null;
        if (number == 0)
            return number;
        var digits = 4 - (int)Math.Floor(Math.Log10(Math.Abs(number)));
        return Math.Round(number, Math.Clamp(digits, 0, 10));
    }
}
