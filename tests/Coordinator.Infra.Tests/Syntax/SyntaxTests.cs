using Coordinator.Infra.Tests.Support;
using Shouldly;

namespace Coordinator.Infra.Tests.Syntax;

/// <summary>The Bicep files, without a compiler.</summary>
public sealed class SyntaxTests
{
    [Fact]
    public async Task A_file_cannot_be_parsed()
    {
        InfraFiles.Bicep.Count.ShouldBeGreaterThan(10);
        (await Grammar.ErrorsAsync(InfraFiles.Bicep)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mistake_is_not_seen_or_seen_elsewhere()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("broken.bicep");
        await File.WriteAllTextAsync(file, "param a string\n\nvar b = { c: [1, 2 }\n");
        var errors = await Grammar.ErrorsAsync([file]);
        errors.ShouldNotBeEmpty();
        errors[0].ShouldStartWith($"{file}:3:");
    }
}
