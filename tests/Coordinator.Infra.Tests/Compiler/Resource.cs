using System.Text.Json.Nodes;

namespace Coordinator.Infra.Tests.Compiler;

/// <summary>A resource that would be created.</summary>
sealed class Resource(JsonNode body)
{
    public string Id => (string)body["id"]!;

    public string Type => (string)body["type"]!;

    public string Name => (string)body["name"]!;

    /// <summary>A value by its path, with dots; null when there is none.</summary>
    public JsonNode? At(string path) => path.Split('.').Aggregate((JsonNode?)body, (node, name) => node?[name]);

    /// <summary>A value as text; empty when there is none.</summary>
    public string Text(string path) => At(path)?.ToString() ?? "";
}
