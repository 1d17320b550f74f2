using System.Security.Cryptography;
using Coordinator.Local.Azurite;

namespace Coordinator.Local.Storage;

/// <summary>
/// What a data directory holds: which stores, in which Azurite process, with which keys, and the ports of the last run.
/// It is decided when the directory is made; data would be out of reach under another layout.
/// </summary>
/// <param name="Stores">The stores in the order of the settings.</param>
/// <param name="Ports">One entry a process: the ports of the last run, tried first in the next one.</param>
sealed record StorageLayout(IReadOnlyList<StoreAccount> Stores, IReadOnlyList<AzuritePorts> Ports)
{
    /// <summary>Azurite's keys are any Base64; Azure's are 64 bytes.</summary>
    const int KeyBytes = 64;

    /// <summary>How many Azurite processes serve the stores.</summary>
    public int Processes => Ports.Count;

    /// <summary>A layout for a new directory, with new random keys.</summary>
    /// <param name="storeNames">The stores' names, each of letters and digits.</param>
    /// <param name="processes">Over how many processes to spread them.</param>
    public static StorageLayout Create(IReadOnlyList<string> storeNames, int processes) => new(
        [.. storeNames.Select((name, i) => new StoreAccount(name, AccountName(name), NewKey(), i % processes))],
        [.. Enumerable.Repeat(AzuritePorts.Free, processes)]);

    /// <summary>Stops a start that would not find the data of the last one.</summary>
    /// <exception cref="LauncherException">The directory was made for other stores.</exception>
    public void RequireSame(IReadOnlyList<string> storeNames, int processes, string directory)
    {
        if (Stores.Select(s => s.Name).SequenceEqual(storeNames) && Processes == processes)
            return;
        throw new LauncherException(
            $"{directory} was made for the stores {string.Join(", ", Stores)} in {Processes} Azurite process(es), "
            + $"not for {string.Join(", ", storeNames)} in {processes}. "
            + "Ask for the same, or use another folder: --data DIR.");
    }

    /// <summary>The accounts that one process serves.</summary>
    public IReadOnlyList<AzuriteAccount> AccountsOf(int process) =>
        [.. Stores.Where(s => s.Process == process).Select(s => s.ToAzurite())];

    // 3 to 24 lower-case letters and digits are allowed; a store's name alone may be one letter.
    static string AccountName(string store)
    {
        var letters = string.Concat(store.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        return letters.Length is > 0 and <= 19
            ? $"store{letters}"
            : throw new LauncherException($"\"{store}\" is no name for a local store: use 1 to 19 letters and digits.");
    }

    static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
}
