namespace Coordinator.Cli.Bench;

/// <summary>What a load does. The same seed makes the same choices, not the same interleaving.</summary>
/// <param name="Clients">Clients, each with one transaction at a time.</param>
/// <param name="Duration">How long.</param>
/// <param name="Accounts">Accounts that money goes between.</param>
/// <param name="Theta">How uneven accounts are chosen (Zipf): 0 evenly, 1 the first ones most.</param>
/// <param name="Seed">Of the choices.</param>
/// <param name="Collection">The accounts' collection, of this load alone.</param>
sealed record BenchPlan(int Clients, TimeSpan Duration, int Accounts, double Theta, int Seed, string Collection)
{
    /// <summary>What every account has at the start.</summary>
    public const long Balance = 1000;

    /// <summary>The most that goes at a time.</summary>
    public const int AmountMax = 10;

    /// <summary>An account by its number.</summary>
    public string Account(int number) => $"{Collection}/{number:D5}";
}
