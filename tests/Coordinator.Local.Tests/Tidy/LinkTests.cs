using System.Text.RegularExpressions;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Local.Tests.Tidy;

/// <summary>Links between the documents of the repository, and into its files.</summary>
public sealed partial class LinkTests
{
    static readonly Dictionary<string, MarkdownPage> Pages = RepositoryTexts.Markdown.ToDictionary(
        file => file.Name, file => MarkdownPage.Parse(string.Join('\n', file.Lines)), StringComparer.Ordinal);

    [Fact]
    public void A_link_leads_to_a_file_or_a_heading_that_is_not_there() =>
        Pages.SelectMany(page => page.Value.Links.Where(link => IsBroken(page.Key, link.Address))
            .Select(link => $"{page.Key}:{link.Line} {link.Address}")).ShouldBeEmpty();

    [Fact]
    public void A_document_is_not_found_by_the_index()
    {
        const string Index = "docs/README.md";
        var listed = Pages[Index].Links.Select(link => Target(Index, link.Address).File).ToHashSet();
        Pages.Keys.Where(IsListed).Where(name => name != Index && !listed.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void A_document_names_a_test_that_is_not_there()
    {
        var tests = RepositoryTexts.CSharp.Where(file => file.IsUnder("tests"))
            .Select(file => Path.GetFileNameWithoutExtension(file.Name)).ToHashSet(StringComparer.Ordinal);
        var named = RepositoryTexts.Markdown.Where(file => file.IsUnder("docs")).SelectMany(file => file.Lines)
            .SelectMany(line => TestName().Matches(line)).Select(match => match.Groups["name"].Value).ToHashSet();
        named.Count.ShouldBeGreaterThan(30);
        named.Where(name => !tests.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_tests_find_no_links()
    {
        Pages.Sum(page => page.Value.Links.Count).ShouldBeGreaterThan(200);
        Pages["README.md"].Anchors.ShouldContain("what-is-guaranteed");
        IsBroken("README.md", "docs/no-such.md").ShouldBeTrue();
        IsBroken("README.md", "#no-such").ShouldBeTrue();
        IsBroken("docs/API.md", "EVENTS.md#no-such").ShouldBeTrue();
        IsBroken("docs/API.md", "EVENTS.md#checking-a-webhook").ShouldBeFalse();
        IsBroken("docs/API.md", "../README.md").ShouldBeFalse();
        IsBroken("docs/API.md", "https://example.com/no-such").ShouldBeFalse();
    }

    // Runbooks and decisions have lists of their own.
    static bool IsListed(string name) =>
        name.StartsWith("docs/", StringComparison.Ordinal) && name.Count(c => c == '/') == 1;

    static bool IsBroken(string page, string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out _))
            return false;
        var (file, anchor) = Target(page, address);
        var path = Repository.PathOf(file.Split('/'));
        if (!File.Exists(path) && !Directory.Exists(path))
            return true;
        return anchor.Length > 0 && (!Pages.TryGetValue(file, out var found) || !found.Anchors.Contains(anchor));
    }

    static (string File, string Anchor) Target(string page, string address)
    {
        var parts = address.Split('#', 2);
        var file = parts[0].Length == 0 ? page : Joined(page, Uri.UnescapeDataString(parts[0]));
        return (file, parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    static string Joined(string page, string address)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page.Split('/')))!;
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, address)))
            .Replace('\\', '/');
    }

    // A method may stand behind the class.
    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z0-9]+Tests)(\.[A-Za-z0-9_]+)?`", RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();
}
