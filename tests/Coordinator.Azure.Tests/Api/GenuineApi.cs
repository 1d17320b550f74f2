using Coordinator.Azure.Tests.Publishing;
using Coordinator.TestKit.Conformance;

namespace Coordinator.Azure.Tests.Api;

/// <summary>The public members of the official packages, as they are published.</summary>
static class GenuineApi
{
    static readonly string[] Families =
        ["Microsoft.Azure.Functions.Worker", "Microsoft.DurableTask.", "Azure.Data.Tables", "Azure.Storage."];

    /// <summary>Their documentation identifiers.</summary>
    public static HashSet<string> Read(AzurePublish publish) =>
        Directory.GetFiles(publish.Folder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => Families.Any(family => name.StartsWith(family, StringComparison.Ordinal)))
            .SelectMany(name => PublicSurface.Of(publish.Worker.Named(name)))
            .ToHashSet(StringComparer.Ordinal);
}
