using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Coordinator.Local.Tests.Tidy;

/// <summary>A document of the repository: where its links lead, and what others can link to in it.</summary>
sealed class MarkdownPage
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    MarkdownPage(IReadOnlySet<string> anchors, IReadOnlyList<(string, int)> links) =>
        (Anchors, Links) = (anchors, links);

    /// <summary>The marks of its headings, as GitHub makes them.</summary>
    public IReadOnlySet<string> Anchors { get; }

    /// <summary>The addresses of its links and pictures, and their lines.</summary>
    public IReadOnlyList<(string Address, int Line)> Links { get; }

    /// <summary>Reads a document.</summary>
    public static MarkdownPage Parse(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        return new MarkdownPage(
            document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id).OfType<string>()
                .ToHashSet(StringComparer.Ordinal),
            [.. document.Descendants<LinkInline>().Select(link => (link.Url ?? "", link.Line + 1))]);
    }
}
