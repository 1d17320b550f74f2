namespace Coordinator.Contracts.OpenApi;

/// <summary>A body that a route takes or answers with.</summary>
/// <param name="MediaTypes">Its media types.</param>
/// <param name="Type">The contract; null for an item's value, which is any JSON object.</param>
public sealed record ApiBody(IReadOnlyList<string> MediaTypes, Type? Type)
{
    /// <summary>Examples by name, as JSON text.</summary>
    public IReadOnlyDictionary<string, string> Examples { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A JSON body.</summary>
    public static ApiBody Json<T>(params (string Name, string Json)[] examples) => Json(typeof(T), examples);

    /// <summary>A JSON body; without a contract an item's value.</summary>
    public static ApiBody Json(Type? type, params (string Name, string Json)[] examples) =>
        new([WireMedia.Json], type)
        {
            Examples = examples.ToDictionary(example => example.Name, example => example.Json, StringComparer.Ordinal),
        };
}
