using System.Collections.Immutable;

namespace Coordinator.Core.Sagas.Expressions;

/// <summary>What stands between <c>${</c> and <c>}</c>: a path into a value, never code.</summary>
/// <param name="Kind">Which value.</param>
/// <param name="Step">The step that is read; null for the input and the saga.</param>
/// <param name="Path">Names of members and indices of elements, from the value inwards.</param>
/// <param name="Text">The expression as written, without <c>${}</c>.</param>
public sealed record Reference(ReferenceKind Kind, string? Step, ImmutableArray<string> Path, string Text)
{
    const string Forbidden = "{}$[]\"'";

    /// <summary>Reads an expression; on failure <paramref name="error"/> says what is wrong.</summary>
    public static bool TryParse(string text, out Reference reference, out string error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var names = text.Split('.');
        reference = new Reference(ReferenceKind.SagaId, Step: null, [], text);
        error = NameError(text, names) ?? "";
        if (error.Length > 0)
            return false;
        var found = Read(text, names);
        error = found is null
            ? $"${{{text}}} is no expression; there are ${{input…}}, ${{steps.name.body…}}, ${{steps.name.status}} and "
                + "${saga.id}."
            : "";
        reference = found ?? reference;
        return found is not null;
    }

    /// <inheritdoc />
    public bool Equals(Reference? other) => other is not null && Text == other.Text;

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc />
    public override string ToString() => $"${{{Text}}}";

    static Reference? Read(string text, string[] names) => names switch
    {
        ["input", .. var path] => new Reference(ReferenceKind.Input, Step: null, [.. path], text),
        ["steps", var step, "body", .. var path] => new Reference(ReferenceKind.StepBody, step, [.. path], text),
        ["steps", var step, "status"] => new Reference(ReferenceKind.StepStatus, step, [], text),
        ["saga", "id"] => new Reference(ReferenceKind.SagaId, Step: null, [], text),
        _ => null,
    };

    static string? NameError(string text, string[] names)
    {
        if (names.Any(name => name.Length == 0))
            return $"${{{text}}} has an empty name.";
        return text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || Forbidden.Contains(c))
            ? $"${{{text}}} holds a character that no name in an expression may hold; names are joined by dots."
            : null;
    }
}
