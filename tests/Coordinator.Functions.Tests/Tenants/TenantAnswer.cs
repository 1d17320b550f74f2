using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>An answer as a tenant sees it.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">All headers but date and position, one a line.</param>
/// <param name="Body">The body.</param>
sealed record TenantAnswer(int Status, string Headers, string Body)
{
    public JsonNode Json => JsonNode.Parse(
        Body, documentOptions: new JsonDocumentOptions { MaxDepth = 256 }).ShouldNotBeNull();

    /// <summary>Everything that an answer tells.</summary>
    public string Text => $"{Status}\n{Headers}\n{Body}";

    /// <summary>The same answer to a question about another name.</summary>
    public string About(string name, string other) => Text.Replace(name, other, StringComparison.Ordinal);
}
