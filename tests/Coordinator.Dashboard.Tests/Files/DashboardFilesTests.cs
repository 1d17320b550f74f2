using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Coordinator.Functions.Dashboard;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Dashboard.Tests.Files;

/// <summary>The files themselves, without a browser.</summary>
public sealed partial class DashboardFilesTests
{
    const int LinesMax = 400;
    const int ColumnsMax = 120;

    /// <summary>Of preact/standalone.module.js in the npm package htm 3.1.1 (decision 0029).</summary>
    const string VendoredSha256 = "72284E8E9079C87817145DF1110F74E8A2AA040B2FC384922E18DFCB46FC1FD7";

    static readonly string Folder = Repository.PathOf("functions/Dashboard/Files");

    static IEnumerable<string> Scripts => Directory.EnumerateFiles(Folder, "*.js", SearchOption.AllDirectories)
        .Where(file => !file.Contains("vendor", StringComparison.Ordinal));

    [Fact]
    public void The_vendored_file_is_not_the_one_that_was_looked_at() =>
        Convert.ToHexString(SHA256.HashData(DashboardFiles.Find("vendor/htm-preact.js")!.Content.Span))
            .ShouldBe(VendoredSha256);

    [Fact]
    public void A_file_is_not_served()
    {
        var files = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)
            .ToList();
        files.Count.ShouldBeGreaterThan(30);
        DashboardFiles.All.Keys.Order(StringComparer.Ordinal).ShouldBe(files);
    }

    [Fact]
    public void A_module_loads_what_is_not_there()
    {
        foreach (var script in Scripts)
        {
            foreach (Match import in Imports().Matches(File.ReadAllText(script)))
                File.Exists(Path.Combine(Path.GetDirectoryName(script)!, import.Groups["path"].Value))
                    .ShouldBeTrue($"{script}: {import.Value}");
        }

        var page = File.ReadAllText(Path.Combine(Folder, DashboardFiles.Page));
        References().Count(page).ShouldBeGreaterThan(5);
        References().Matches(page).ShouldAllBe(one => File.Exists(Path.Combine(Folder, one.Groups["path"].Value)));
    }

    [Fact]
    public void A_script_makes_markup_of_text() =>
        Scripts.Where(script => Markup().IsMatch(File.ReadAllText(script))).ShouldBeEmpty();

    [Fact]
    public void A_script_does_not_fit_beside_its_change()
    {
        Scripts.Where(script => File.ReadAllLines(script).Length > LinesMax).ShouldBeEmpty();
        Scripts.SelectMany(script => File.ReadAllLines(script).Select((line, i) => (line, Place: $"{script}:{i + 1}")))
            .Where(one => one.line.Length > ColumnsMax).Select(one => one.Place).ShouldBeEmpty();
    }

    [GeneratedRegex("from '(?<path>[^']+)'")]
    private static partial Regex Imports();

    [GeneratedRegex("(href|src)=\"/api/dashboard/(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex References();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(")]
    private static partial Regex Markup();
}
