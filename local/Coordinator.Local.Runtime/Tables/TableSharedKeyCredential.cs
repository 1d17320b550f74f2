using Coordinator.Local.Runtime.Http;

namespace Azure.Data.Tables;

/// <summary>The name and key of a storage account, for signing requests.</summary>
public class TableSharedKeyCredential
{
    /// <summary>Takes the account's name and key.</summary>
    /// <param name="accountName">The account's name.</param>
    /// <param name="accountKey">Its key in Base64.</param>
    /// <exception cref="FormatException">The key is not Base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey) =>
        Key = new SharedKey(accountName, accountKey);

    /// <summary>The account's name.</summary>
    public string AccountName => Key.AccountName;

    internal SharedKey Key { get; }
}
