using System.Text.Json;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>Reads values with expressions and remembers every expression with its place.</summary>
/// <param name="mayReadOwn">See <see cref="ReferenceUse"/>.</param>
/// <param name="uses">Where the expressions are added.</param>
/// <param name="errors">What is wrong.</param>
sealed class TemplateReader(bool mayReadOwn, List<ReferenceUse> uses, DefinitionErrors errors)
{
    public JsonTemplate Read(SourceNode node) => node.Kind switch
    {
        JsonValueKind.String => new StringTemplate(ReadText(node)),
        JsonValueKind.Array => new ArrayTemplate([.. node.Elements.Select(Read)]),
        JsonValueKind.Object => new ObjectTemplate([.. node.Members.Select(ReadMember)]),
        _ => new LiteralTemplate(node.Text),
    };

    /// <returns>Null when it is wrong.</returns>
    public UrlTemplate? ReadUrl(SourceNode? node)
    {
        if (Shape.Text(node, errors) is not { } text)
            return null;
        if (!UrlTemplate.TryParse(text, out var url, out var error))
        {
            errors.Add(node!, error);
            return null;
        }

        Remember(url.Text, node!);
        return url;
    }

    TextTemplate ReadText(SourceNode node)
    {
        if (!TextTemplate.TryParse(node.Text, out var template, out var error))
            errors.Add(node, error);
        Remember(template, node);
        return template;
    }

    MemberTemplate ReadMember(SourceMember member)
    {
        if (member.Name.Contains("${", StringComparison.Ordinal))
            errors.Add(member.Offset, member.Value.Pointer, "An expression stands in a value, not in a name.");
        return new MemberTemplate(member.Name, Read(member.Value));
    }

    void Remember(TextTemplate template, SourceNode node) =>
        uses.AddRange(template.References.Select(reference => new ReferenceUse(reference, node, mayReadOwn)));
}
