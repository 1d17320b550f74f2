using Coordinator.Client;
using Coordinator.Contracts.Transactions;
using Coordinator.Functions.Tests.Support;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.Functions.Tests.Client;

/// <summary>What matters most of the client: under faults and conflicts, what it runs happens exactly once.</summary>
public sealed class TransferPropertyTests(ApiFixture fixture, ITestOutputHelper output) : ApiTest(fixture)
{
    const int Accounts = 4;
    const int Workers = 6;
    const int TransfersOfEach = 8;
    const int Opening = 100;
    const double FaultRate = 0.2;

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
        var transfers = (await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker =>
            WorkAsync(new CoordinatorClient(http, OptionsOf(worker)), bank, accounts, worker))))
            .SelectMany(made => made).ToList();
        await CheckAsync(accounts, transfers);
        await line.DeliverCopiesAsync();
        await CheckAsync(accounts, transfers);
        transfers.Count(transfer => transfer.IsDone).ShouldBeGreaterThan(transfers.Count / 2);
        line.Faults.ShouldBeGreaterThan(Workers, "the line was sound");
    }

    /// <summary>Every other worker repeats nothing, and so is left in doubt now and then.</summary>
    static CoordinatorClientOptions OptionsOf(int worker) => new()
    {
        Conflicts = new RunLimits { Attempts = 200 },
        RepeatFor = worker % 2 == 0 ? TimeSpan.FromMinutes(1) : TimeSpan.Zero,
    };

    async Task<List<Transfer>> WorkAsync(CoordinatorClient client, string bank, string[] accounts, int worker)
    {
        var random = new Random(Seed + worker);
        var made = new List<Transfer>();
        for (var i = 0; i < TransfersOfEach; i++)
        {
            var first = random.Next(accounts.Length);
            var (from, to) = (accounts[first], accounts[(first + random.Next(1, accounts.Length)) % accounts.Length]);
            var transfer = new Transfer(from, to, $"marks/{bank}-{worker}-{i}", IsDone: false);
            made.Add(transfer with { IsDone = await IsDoneAsync(client, transfer) });
        }

        return made;
    }

    async Task<bool> IsDoneAsync(CoordinatorClient client, Transfer transfer)
    {
        try
        {
            await client.RunAsync(tx => MoveAsync(tx, transfer));
            return true;
        }
        catch (TransactionInDoubtException doubt)
        {
            return await SettleAsync(doubt.TransactionId);
        }
        catch (TransactionAbortedException conflict) when (conflict.IsRetryable)
        {
            return await SettleAsync(conflict.TransactionId!); // Its id is open: a copy could still do it.
        }
        catch (Exception e) when (e is HttpRequestException or CoordinatorException)
        {
            return false; // Of a read, or of a transaction that was certainly aborted.
        }
    }

    /// <summary>An operator settles what is open: it is committed, or its id is closed.</summary>
    async Task<bool> SettleAsync(string id) =>
        (await Sound.Transactions.AbortAsync(id)).Required.Status == TransactionStatuses.Committed;

    /// <summary>Moves 1 from one account to another, reading both; a mark counts how often it happened.</summary>
    static async Task MoveAsync(InteractiveTransaction tx, Transfer transfer)
    {
        var (payer, payee) = (await tx.GetAsync<Account>(transfer.From), await tx.GetAsync<Account>(transfer.To));
        tx.Put(transfer.From, payer with { Balance = payer.Balance - 1 });
        tx.Put(transfer.To, payee with { Balance = payee.Balance + 1 });
        tx.Add(transfer.Mark, "/balance", 1);
    }

    async Task CheckAsync(string[] accounts, List<Transfer> transfers)
    {
        var marks = await Sound.ReadAsync<Account>([.. transfers.Select(transfer => transfer.Mark)]);
        marks.Select(mark => mark?.Value.Balance ?? 0)
            .ShouldBe(transfers.Select(transfer => transfer.IsDone ? 1 : 0), $"seed {Seed}");
        var done = transfers.Where(transfer => transfer.IsDone).ToList();
        var balances = await Sound.ReadAsync<Account>(accounts);
        balances.Select(account => account!.Value.Balance).ShouldBe(
            accounts.Select(account => Opening - done.Count(transfer => transfer.From == account)
                + done.Count(transfer => transfer.To == account)), $"seed {Seed}");
    }

    sealed record Transfer(string From, string To, string Mark, bool IsDone);
}
