using Coordinator.Cli.Tests.Support;
using Shouldly;

namespace Coordinator.Cli.Tests.Documents;

public sealed class CliDocumentTests(HostFixture fixture) : HostTest(fixture)
{
    [Fact]
    public void The_document_lacks_a_command_or_lists_one_that_is_not_there() =>
        CliDocument.Commands.Order(StringComparer.Ordinal).Distinct()
            .Except(["transaction wait ID"]).ShouldBe(CommandTree.Runnable.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_document_lacks_an_option_or_names_one_that_is_not_there()
    {
        string[] ofOtherTools = ["--project", "--global", "--add-source"];
        CliDocument.Options.Except(ofOtherTools).Order(StringComparer.Ordinal)
            .ShouldBe(CommandTree.Options.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_command_has_no_description() =>
        CommandTree.Runnable.Where(command => string.IsNullOrEmpty(command.Value.Description)).ShouldBeEmpty();

    [Fact]
    public async Task An_example_of_the_document_does_not_work()
    {
        CliDocument.Examples.Count.ShouldBeGreaterThan(35);
        foreach (var example in CliDocument.Examples)
        {
            var run = await RunAsync(example.Arguments);
            run.ExitCode.ShouldBe(example.ExitCode, $"{example.Text}\n{run.Said}");
        }
    }
}
