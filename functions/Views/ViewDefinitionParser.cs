using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Views.Definitions;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Views;

/// <summary>Reads the body of <c>PUT /api/views/definitions/{name}</c>.</summary>
static class ViewDefinitionParser
{
    /// <summary>The definition; null when something is wrong, which is noted with line and column.</summary>
    /// <param name="name">The view's name, checked.</param>
    /// <param name="body">The body.</param>
    /// <param name="tenant">Whose view it is.</param>
    /// <param name="errors">Where to note.</param>
    public static ViewDefinition? Parse(
        string name, ReadOnlyMemory<byte> body, Tenant tenant, RequestErrors errors)
    {
        var utf8 = JsonBody.WithoutMark(body);
        if (utf8.Length > Limits.ViewDefinitionBytesMax)
        {
            errors.AddTooLarge("", string.Create(
                CultureInfo.InvariantCulture,
                $"Has {utf8.Length} bytes; a definition has at most {Limits.ViewDefinitionBytesMax}."));
            return null;
        }

        var reading = ViewDefinitionReader.Read(name, utf8, tenant);
        foreach (var place in reading.Errors.GroupBy(error => error.Place, StringComparer.Ordinal))
            errors.Add(place.Key, string.Join(" ", place.Select(Message)));
        return reading.Definition;
    }

    static string Message(DefinitionError error) => string.Create(
        CultureInfo.InvariantCulture, $"line {error.Line}, column {error.Column}: {error.Message}");
}
