using Coordinator.Cli.Tests.Support;
using Shouldly;

namespace Coordinator.Cli.Tests.Hosts;

public sealed class TransactionCommandTests(HostFixture fixture) : HostTest(fixture)
{
    [Fact]
    public async Task The_short_forms_lose_the_order_of_operations_and_whose_condition_is_whose()
    {
        var item = $"numbers/{Fresh()}";
        var run = await RunAsync(
            "submit", "--put", item, """{"n":5}""", "--if-missing", "--add", item, "/n", "-7", "--min", "-2",
            "--add", item, "/n", "1", "--return");
        run.Ended(0).Json["results"]!.AsArray().Count.ShouldBe(3, run.Said);
        run.Json["results"]![2]!["value"]!.ToJsonString().ShouldBe("""{"n":-1}""");

        var again = await RunAsync("submit", "--add", item, "/n", "0", "--put", item, """{"n":5}""", "--if-missing");
        again.Ended(1).Error.ShouldContain("\"index\":1");
    }

    [Fact]
    public async Task An_abort_is_told_without_the_operation_that_caused_it()
    {
        var item = $"numbers/{Fresh()}";
        (await RunAsync("put", item, """{"n":5}""")).Ended(0);
        var run = await RunAsync("submit", "--id", Fresh(), "--add", item, "/n", "-9", "--min", "0", "-o", "table");
        run.Ended(1).Output.ShouldBeEmpty();
        run.Error.ShouldContain($"operation 0, {item}: conditionFailed, expected {{\"min\":0}}, found version 1");
    }

    [Fact]
    public async Task The_same_id_does_it_twice()
    {
        var (item, id) = ($"numbers/{Fresh()}", Fresh());
        (await RunAsync("submit", "--id", id, "--add", item, "/n", "1")).Ended(0);
        (await RunAsync("submit", "--id", id, "--add", item, "/n", "1")).Ended(0);
        (await RunAsync("get", item)).Ended(0).Output.Trim().ShouldBe("""{"n":1}""");
        (await RunAsync("submit", "--id", id, "--add", item, "/n", "2")).Ended(1);
    }

    [Fact]
    public async Task A_transaction_of_a_file_or_of_standard_input_is_another_than_it_says()
    {
        var (item, file) = ($"numbers/{Fresh()}", Path.GetTempFileName());
        await File.WriteAllTextAsync(
            file, $$$"""{"operations":[{"op":"put","item":"{{{item}}}","value":{"n":1.10}}]}""");
        (await RunAsync("submit", file)).Ended(0);
        (await RunAsync("get", item)).Ended(0).Output.Trim().ShouldBe("""{"n":1.10}""");
        (await TypedAsync($$"""[{"op":"delete","item":"{{item}}"}]""", "submit", "-")).Ended(0);
        (await RunAsync("get", item)).Ended(1);
        (await TypedAsync($$"""[{"op":"delete","itme":"{{item}}"}]""", "submit")).Ended(2).Error.ShouldContain("itme");
        File.Delete(file);
    }

    [Fact]
    public async Task A_transaction_that_was_handed_over_is_not_found_again()
    {
        var (item, id) = ($"numbers/{Fresh()}", Fresh());
        var accepted = await RunAsync("submit", "--async", "--id", id, "--add", item, "/n", "1");
        accepted.Ended(0).Json["id"]!.GetValue<string>().ShouldBe(id);
        (await RunAsync("transaction", "wait", id)).Ended(0).Json["status"]!.GetValue<string>().ShouldBe("committed");
        (await RunAsync("transaction", "get", id)).Ended(0);
        (await RunAsync("transaction", "get", Fresh())).Ended(1);
    }

    [Fact]
    public async Task A_dry_run_writes()
    {
        var item = $"numbers/{Fresh()}";
        var run = await RunAsync("submit", "--dry-run", "--explain", "--put", item, """{"n":1}""", "-o", "table");
        run.Ended(0).Output.ShouldContain("dry run");
        run.Output.ShouldContain("plan");
        (await RunAsync("get", item)).Ended(1);
    }

    [Fact]
    public async Task An_operator_aborts_by_accident()
    {
        (await RunAsync("transaction", "abort", Fresh())).Ended(2).Error.ShouldContain("--yes");
        var typed = World with { Input = "n\n", IsInputTerminal = true };
        (await CliRun.Of(typed, "transaction", "abort", Fresh())).Ended(1).Error.ShouldContain("Nothing was done");
        var id = Fresh();
        (await RunAsync("transaction", "abort", id, "--yes")).Ended(0);
        (await RunAsync("submit", "--id", id, "--put", $"numbers/{Fresh()}", "{}")).Ended(1);
    }
}
