namespace Coordinator.Contracts.OpenApi;

/// <summary>A body that a route takes or answers with.</summary>
/// <param name="MediaTypes">Its media types.</param>
/// <param name="Type">
/// The contract; null for any JSON object, <see cref="System.Text.Json.JsonElement"/> for any JSON.
/// </param>
public sealed record ApiBody(IReadOnlyList<string> MediaTypes, Type? Type)
{
    /// <summary>Whether a request has to carry it.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Examples by name, as JSON text.</summary>
    public IReadOnlyDictionary<string, string> Examples { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A JSON body.</summary>
    public static ApiBody Json<T>(params (string Name, string Json)[] examples) => Json(typeof(T), examples);

    /// <summary>A JSON body; without a contract any JSON object.</summary>
    public static ApiBody Json(Type? type, params (string Name, string Json)[] examples) =>
        new([WireMedia.Json], type)
        {
            Examples = examples.ToDictionary(example => example.Name, example => example.Json, StringComparer.Ordinal),
        };
}
