using System.Text;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Definitions;

namespace Coordinator.TestKit.Views;

/// <summary>Definitions and generations of tests.</summary>
public static class ViewDefinitions
{
    public const string Everything = """
        {
          "source": "orders", "where": { "/status": "paid" }, "key": [ "/customer" ],
          "fields": { "latest": "/id" },
          "aggregates": {
            "orders": { "count": true }, "total": { "sum": "/total" }, "least": { "min": "/total" },
            "most": { "max": "/total" }, "note": { "last": "/note" }
          }
        }
        """;

    public static ViewDefinition Read(string json, string name = "v")
    {
        var reading = ViewDefinitionReader.Read(name, Encoding.UTF8.GetBytes(json));
        return reading.Definition
            ?? throw new ArgumentException(string.Join("; ", reading.Errors), nameof(json));
    }

    public static ViewGeneration Generation(string json, int number = 1, int partitions = 2) =>
        Generation(new JsonProjection(Read(json)), number, partitions);

    public static ViewGeneration Generation(IProjection projection, int number = 1, int partitions = 2) => new(
        projection.Name,
        new GenerationInfo
        {
            Number = number,
            Partitions = partitions,
            Source = projection.Source,
            Aggregates = [.. projection.Aggregates.OrderBy(aggregate => aggregate.Name, StringComparer.Ordinal)],
            Fingerprint = "f",
            BegunAt = default,
        },
        projection);
}
