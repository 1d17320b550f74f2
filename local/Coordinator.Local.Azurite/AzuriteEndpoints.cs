namespace Coordinator.Local.Azurite;

/// <summary>The addresses that a started Azurite listens on.</summary>
/// <param name="Blob">For example <c>http://127.0.0.1:10000</c>.</param>
/// <param name="Queue">For example <c>http://127.0.0.1:10001</c>.</param>
/// <param name="Table">For example <c>http://127.0.0.1:10002</c>.</param>
public sealed record AzuriteEndpoints(Uri Blob, Uri Queue, Uri Table)
{
    /// <summary>The connection string of an account, with the account's name as the first part of each path.</summary>
    /// <param name="account">The account.</param>
    /// <returns>A string for the table and queue clients; it contains the account's key.</returns>
    public string ConnectionString(AzuriteAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return $"DefaultEndpointsProtocol=http;AccountName={account.Name};AccountKey={account.Key}"
            + $";BlobEndpoint={new Uri(Blob, account.Name)}"
            + $";QueueEndpoint={new Uri(Queue, account.Name)}"
            + $";TableEndpoint={new Uri(Table, account.Name)};";
    }
}
