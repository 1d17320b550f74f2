using System.Collections.Frozen;
using System.Text.Json;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>
/// Which key each HTTP function asks for: as it is declared, unless a transformer says otherwise. What a transformer
/// takes off the list is not served.
/// </summary>
sealed class HttpLevels
{
    readonly FrozenDictionary<string, AuthorizationLevel> _levels;

    public HttpLevels(FunctionCatalog functions, IEnumerable<IFunctionMetadataTransformer> transformers)
    {
        IList<IFunctionMetadata> announced =
            [.. functions.Functions.Select(function => new DeclaredFunction(function.Blueprint))];
        foreach (IFunctionMetadataTransformer transformer in transformers)
            transformer.Transform(announced);
        _levels = announced.Select(function => (function.Name, Level: LevelOf(function)))
            .Where(function => function is { Name: not null, Level: not null })
            .ToFrozenDictionary(function => function.Name!, function => function.Level!.Value);
    }

    /// <summary>The level of an HTTP function; null when it is not to be served.</summary>
    public AuthorizationLevel? Of(BoundFunction function)
        => _levels.TryGetValue(function.Blueprint.Name, out AuthorizationLevel level) ? level : null;

    static AuthorizationLevel? LevelOf(IFunctionMetadata function)
    {
        foreach (string text in function.RawBindings ?? [])
        {
            using var binding = JsonDocument.Parse(text);
            if (IsHttpTrigger(binding.RootElement))
                return LevelOf(binding.RootElement, function.Name);
        }

        return null;
    }

    static bool IsHttpTrigger(JsonElement binding)
        => binding.TryGetProperty("type", out JsonElement type)
            && string.Equals(type.GetString(), "httpTrigger", StringComparison.OrdinalIgnoreCase);

    /// <summary>A trigger that names no level asks for the function's key, as on the official host.</summary>
    static AuthorizationLevel LevelOf(JsonElement binding, string? function)
    {
        if (!binding.TryGetProperty("authLevel", out JsonElement level))
            return AuthorizationLevel.Function;
        return Enum.TryParse(level.GetString(), ignoreCase: true, out AuthorizationLevel parsed)
            ? parsed
            : throw new InvalidOperationException($"{function}: '{level}' is no authorization level.");
    }
}
