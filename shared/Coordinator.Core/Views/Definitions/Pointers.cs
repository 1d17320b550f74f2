using Coordinator.Core.Operations;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Views.Definitions;

/// <summary>Reads the JSON pointers of a definition.</summary>
static class Pointers
{
    /// <returns>Null when the value is no pointer, which is noted.</returns>
    public static JsonPath? Of(SourceNode node, DefinitionErrors errors)
    {
        if (Shape.Text(node, errors) is not { } text)
            return null;
        if (JsonPath.TryParse(text, out var path, out var error))
            return path;
        errors.Add(node, error);
        return null;
    }
}
