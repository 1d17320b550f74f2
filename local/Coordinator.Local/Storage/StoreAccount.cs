using Coordinator.Local.Azurite;

namespace Coordinator.Local.Storage;

/// <summary>One store of the coordinator: a storage account that a local Azurite serves.</summary>
/// <param name="Name">The store's name in the settings, for example <c>a</c>.</param>
/// <param name="Account">The storage account's name.</param>
/// <param name="Key">The account's shared key; made once for a data directory.</param>
/// <param name="Process">Which of the Azurite processes serves it, from 0.</param>
sealed record StoreAccount(string Name, string Account, string Key, int Process)
{
    /// <summary>The account as Azurite wants it.</summary>
    public AzuriteAccount ToAzurite() => new(Account, Key);

    /// <summary>Hides the key.</summary>
    public override string ToString() => Name;
}
