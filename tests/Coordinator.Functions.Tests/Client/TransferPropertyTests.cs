using Coordinator.Client;
using Coordinator.Functions.Tests.Support;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.Functions.Tests.Client;

/// <summary>What matters most of the client: under faults and conflicts, what it runs happens exactly once.</summary>
public sealed class TransferPropertyTests(ApiFixture fixture, ITestOutputHelper output) : ApiTest(fixture)
{
    const int Accounts = 4;
    const int Workers = 6;
    const int TransfersOfEach = 5;
    const int Opening = 100;
    const double FaultRate = 0.15;

    static readonly int Seed = Environment.GetEnvironmentVariable("COORDINATOR_SIM_SEED") is { Length: > 0 } text
        ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
        : Environment.TickCount;

    CoordinatorClient Sound => new(Http);

    [Fact]
    public async Task A_transfer_is_lost_or_happens_twice_under_lost_answers_and_conflicts()
    {
        output.WriteLine($"COORDINATOR_SIM_SEED={Seed} repeats the choices");
        var bank = Fresh();
        string[] accounts = [.. Enumerable.Range(0, Accounts).Select(i => $"accounts/{bank}-{i}")];
        foreach (var account in accounts)
            await Sound.PutAsync(account, new Account(Opening));
        using var line = new FaultyLine(Seed, FaultRate);
        using var http = new HttpClient(line) { BaseAddress = Fixture.Host.Address };
        var client = new CoordinatorClient(http, new CoordinatorClientOptions
        {
            Conflicts = new RunLimits { Attempts = 200 },
        });

        var transfers = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker =>
            TransferAsync(client, bank, accounts, worker)));
        await CheckAsync(accounts, [.. transfers.SelectMany(made => made)]);
        await line.DeliverCopiesAsync();
        await CheckAsync(accounts, [.. transfers.SelectMany(made => made)]);
        line.Faults.ShouldBeGreaterThan(Workers, "the line was sound");
    }

    /// <summary>Moves 1 from one account to another, reading both; a mark counts how often each transfer happened.</summary>
    static async Task<List<(string From, string To, string Mark)>> TransferAsync(
        CoordinatorClient client, string bank, string[] accounts, int worker)
    {
        var random = new Random(Seed + worker);
        var made = new List<(string From, string To, string Mark)>();
        for (var i = 0; i < TransfersOfEach; i++)
        {
            var first = random.Next(accounts.Length);
            var (from, to) = (accounts[first], accounts[(first + random.Next(1, accounts.Length)) % accounts.Length]);
            var mark = $"marks/{bank}-{worker}-{i}";
            await client.RunAsync(async tx =>
            {
                var (payer, payee) = (await tx.GetAsync<Account>(from), await tx.GetAsync<Account>(to));
                tx.Put(from, payer with { Balance = payer.Balance - 1 });
                tx.Put(to, payee with { Balance = payee.Balance + 1 });
                tx.Add(mark, "/balance", 1);
            });
            made.Add((from, to, mark));
        }

        return made;
    }

    async Task CheckAsync(string[] accounts, List<(string From, string To, string Mark)> transfers)
    {
        var marks = await Sound.ReadAsync<Account>([.. transfers.Select(transfer => transfer.Mark)]);
        marks.ShouldAllBe(mark => mark != null && mark.Value.Balance == 1, $"seed {Seed}");
        var balances = await Sound.ReadAsync<Account>(accounts);
        balances.Select(account => account!.Value.Balance).ShouldBe(
            accounts.Select(account => Opening - transfers.Count(transfer => transfer.From == account)
                + transfers.Count(transfer => transfer.To == account)), $"seed {Seed}");
    }
}
