using System.Text.Json;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>
/// The form of a transaction's operations as far as it does not depend on expressions. What a filled-in operation says
/// is checked when it runs, by the same rules as any transaction.
/// </summary>
static class OperationShape
{
    static readonly (string Op, string[] Required, string[] Optional)[] Forms =
    [
        ("put", ["item", "value"], ["if", "return"]),
        ("merge", ["item", "value"], ["if", "return"]),
        ("add", ["item", "path", "by"], ["min", "max", "if", "return"]),
        ("delete", ["item"], ["if"]),
        ("check", ["item", "if"], []),
        ("read", ["item"], ["if"]),
        ("publish", ["topic", "value"], []),
    ];

    public static void Check(SourceNode operation, DefinitionErrors errors)
    {
        if (!Shape.Is(operation, JsonValueKind.Object, errors))
            return;
        if (operation.Member("op") is not { } op)
        {
            errors.Add(operation.Offset, operation.PointerTo("op"), "op is missing.");
            return;
        }

        var form = Forms.FirstOrDefault(form => op.Kind == JsonValueKind.String && form.Op == op.Text);
        if (form.Op is null)
            errors.Add(op, $"Must be one of {string.Join(", ", Forms.Select(known => known.Op))}, and literal.");
        else
            Shape.IsObject(operation, ["op", .. form.Required, .. form.Optional], form.Required, errors);
    }
}
