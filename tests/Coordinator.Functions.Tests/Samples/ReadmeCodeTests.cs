using Coordinator.Client;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Samples;

/// <summary>The C# in the README is this code, line by line; here it is compiled and run.</summary>
public sealed class ReadmeCodeTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task The_readmes_transfer_does_not_work()
    {
        var client = new CoordinatorClient(Http);
        await client.PutAsync("accounts/alice", new Account("Alice", 100));
        await client.PutAsync("accounts/erin", new Account("Erin", 0));

        await client.RunAsync(async tx =>
        {
            var alice = await tx.GetAsync<Account>("accounts/alice");
            var erin = await tx.GetAsync<Account>("accounts/erin");
            if (alice.Balance < 10)
                throw new InvalidOperationException("Alice does not have that much.");
            tx.Put("accounts/alice", alice with { Balance = alice.Balance - 10 });
            tx.Put("accounts/erin", erin with { Balance = erin.Balance + 10 });
        });

        var accounts = await client.ReadAsync<Account>(["accounts/alice", "accounts/erin"]);
        accounts.Select(account => account!.Value.Balance).ShouldBe([90m, 10m]);
    }

    [Fact]
    public async Task The_readme_shows_other_code()
    {
        var readme = await File.ReadAllTextAsync(Repository.PathOf("README.md"));
        var shown = readme.Split("```csharp\n").Skip(1).Select(text => text.Split("```")[0]).ToArray();
        var source = await File.ReadAllTextAsync(
            Repository.PathOf("tests/Coordinator.Functions.Tests/Samples/ReadmeCodeTests.cs"));
        var compiled = source.Split('\n').Select(line => line.Trim()).ToHashSet();
        var lines = shown.ShouldHaveSingleItem().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeInRange(9, 12);
        lines.Select(line => line.Trim()).Where(line => !compiled.Contains(line)).ShouldBeEmpty();
    }

    sealed record Account(string Owner, decimal Balance);
}
