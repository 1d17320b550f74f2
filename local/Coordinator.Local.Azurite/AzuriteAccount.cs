namespace Coordinator.Local.Azurite;

/// <summary>A storage account that Azurite is to serve.</summary>
/// <param name="Name">3 to 24 lower-case letters and digits.</param>
/// <param name="Key">The shared key in Base64.</param>
public sealed record AzuriteAccount(string Name, string Key)
{
    /// <summary>The key that every storage emulator publishes for its development account: not a secret.</summary>
    public const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>The account that <c>UseDevelopmentStorage=true</c> means.</summary>
    public static AzuriteAccount Development { get; } = new("devstoreaccount1", EmulatorKey);

    /// <summary>An account with the emulator's published key, for use on this machine only.</summary>
    /// <param name="name">3 to 24 lower-case letters and digits.</param>
    /// <returns>The account.</returns>
    public static AzuriteAccount WithEmulatorKey(string name) => new(name, EmulatorKey);

    /// <summary>Hides the key, so that an account can be logged.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
