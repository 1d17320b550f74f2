using System.Globalization;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Sagas;

/// <summary>Reads the body of <c>PUT /api/sagas/definitions/{name}</c>.</summary>
static class DefinitionParser
{
    /// <summary>The definition; null when something is wrong, which is noted with line and column.</summary>
    /// <param name="body">The body.</param>
    /// <param name="tenant">Whose definition it is.</param>
    /// <param name="errors">Where to note.</param>
    /// <param name="text">The definition's text.</param>
    public static SagaDefinition? Parse(
        ReadOnlyMemory<byte> body, Tenant tenant, RequestErrors errors, out string text)
    {
        text = "";
        var utf8 = JsonBody.WithoutMark(body);
        if (utf8.Length > Limits.SagaDefinitionBytesMax)
        {
            errors.AddTooLarge("", string.Create(
                CultureInfo.InvariantCulture,
                $"Has {utf8.Length} bytes; a definition has at most {Limits.SagaDefinitionBytesMax}."));
            return null;
        }

        var reading = DefinitionReader.Read(utf8, tenant);
        foreach (var place in reading.Errors.GroupBy(error => error.Place, StringComparer.Ordinal))
            errors.Add(place.Key, string.Join(" ", place.Select(Message)));
        if (reading.Definition is not null)
            text = Encoding.UTF8.GetString(utf8.Span);
        return reading.Definition;
    }

    static string Message(DefinitionError error) => string.Create(
        CultureInfo.InvariantCulture, $"line {error.Line}, column {error.Column}: {error.Message}");
}
