using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace Coordinator.Functions.Access;

/// <summary>
/// Tells the host to let every HTTP request through without a key, where callers are known by something else: the
/// functions are then guarded by <see cref="AccessPolicy"/> alone.
/// </summary>
sealed class AnonymousTriggers : IFunctionMetadataTransformer
{
    /// <inheritdoc />
    public string Name => nameof(AnonymousTriggers);

    /// <inheritdoc />
    public void Transform(IList<IFunctionMetadata> original)
    {
        ArgumentNullException.ThrowIfNull(original);
        foreach (var bindings in original.Select(function => function.RawBindings).OfType<IList<string>>())
        {
            for (var i = 0; i < bindings.Count; i++)
                bindings[i] = WithoutKey(bindings[i]);
        }
    }

    static string WithoutKey(string text)
    {
        var binding = JsonNode.Parse(text)!.AsObject();
        if (!"httpTrigger".Equals((string?)binding["type"], StringComparison.OrdinalIgnoreCase))
            return text;
        binding["authLevel"] = "Anonymous";
        return binding.ToJsonString();
    }
}
