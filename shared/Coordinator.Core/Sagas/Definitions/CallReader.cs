using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>Reads <c>http</c>, <c>transaction</c> and <c>publish</c>.</summary>
sealed class CallReader(TemplateReader templates, Tenant tenant, DefinitionErrors errors)
{
    static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Reads the value of the member <c>http</c>, <c>transaction</c> or <c>publish</c>.</summary>
    /// <returns>Null when it is wrong.</returns>
    public CallAction? Read(string kind, SourceNode node) => kind switch
    {
        CallKinds.Http => ReadHttp(node),
        CallKinds.Transaction => ReadTransaction(node),
        CallKinds.Publish => ReadPublish(node),
        _ => throw new InvariantViolationException("a call is one of three kinds"),
    };

    HttpAction? ReadHttp(SourceNode node)
    {
        if (!Shape.IsObject(node, ["method", "url", "body"], ["method", "url"], errors))
            return null;
        var method = Shape.Text(node.Member("method"), errors);
        if (method is not null && !Methods.Contains(method))
            errors.Add(node.Member("method")!, $"Must be one of {string.Join(", ", Methods)}.");
        var url = templates.ReadUrl(node.Member("url"));
        var body = node.Member("body") is { } value ? templates.Read(value) : null;
        if (body is not null && method == "GET")
            errors.Add(node.Member("body")!, "A GET request has no body.");
        return method is null || url is null ? null : new HttpAction(method, url, body);
    }

    TransactionAction? ReadTransaction(SourceNode node)
    {
        if (!Shape.IsObject(node, ["operations"], ["operations"], errors)
            || node.Member("operations") is not { } operations
            || !Shape.Is(operations, JsonValueKind.Array, errors))
            return null;
        if (operations.Elements.Length is 0 or > Limits.OperationsMax)
        {
            errors.Add(operations, string.Create(
                CultureInfo.InvariantCulture, $"A transaction has 1 to {Limits.OperationsMax} operations."));
        }

        foreach (var operation in operations.Elements)
            OperationShape.Check(operation, errors);
        return new TransactionAction(templates.Read(operations));
    }

    PublishAction? ReadPublish(SourceNode node)
    {
        if (!Shape.IsObject(node, ["topic", "value"], ["topic", "value"], errors))
            return null;
        var topic = ReadTopic(node.Member("topic"));
        var value = node.Member("value") is { } member ? templates.Read(member) : null;
        return topic is null || value is null ? null : new PublishAction(topic, value);
    }

    // The prefix comes before it when the step runs; a topic that has no room for it is refused now.
    string? ReadTopic(SourceNode? node)
    {
        if (Shape.Text(node, errors) is not { } text)
            return null;
        if (tenant.Error(text, ItemName.CollectionError) is not { } error)
            return text;
        errors.Add(node!, error.Replace("collection", "topic", StringComparison.Ordinal));
        return null;
    }
}
