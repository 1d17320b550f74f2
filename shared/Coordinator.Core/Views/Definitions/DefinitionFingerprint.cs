using System.Security.Cryptography;
using System.Text.Json;

namespace Coordinator.Core.Views.Definitions;

/// <summary>What a definition says, without how it is written.</summary>
static class DefinitionFingerprint
{
    public static string Of(ViewDefinition definition)
    {
        var says = new object[]
        {
            definition.Source,
            definition.Where.Select(expected => new[] { expected.Path.Text, expected.Json }),
            definition.Key.Select(path => path.Text),
            definition.Outputs.Select(output => new[]
            {
                output.Aggregate.Name, output.Aggregate.Kind.ToString(), output.Path?.Text,
            }),
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(says)));
    }
}
