using System.Text.Json;
using Coordinator.Client;

namespace Coordinator.Samples.Checkout;

/// <summary>Puts goods and customers of the sample's files where none are yet, and defines the views.</summary>
/// <param name="client">Where everything is kept.</param>
public sealed class ShopOpening(CoordinatorClient client)
{
    const int ItemsATransaction = 20;

    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples", "checkout");

    /// <summary>Does it; once more it changes nothing.</summary>
    public async Task OpenAsync()
    {
        var views = JsonDocument.Parse(await ReadAsync("views.json")).RootElement;
        foreach (var view in views.EnumerateObject())
            (await client.Views.DefineAsync(view.Name, view.Value)).EnsureSuccess();
        await PutMissingAsync(await LinesAsync<Good>("stock.jsonl"), good => ItemNames.Good(good.Sku));
        await PutMissingAsync(
            await LinesAsync<Customer>("customers.jsonl"), customer => ItemNames.Customer(customer.Name));
    }

    async Task PutMissingAsync<T>(T[] values, Func<T, string> nameOf)
    {
        foreach (var some in values.Chunk(ItemsATransaction))
        {
            await client.RunAsync(async tx =>
            {
                await tx.LoadAsync([.. some.Select(nameOf)]);
                foreach (var value in some)
                {
                    if (await tx.FindAsync<object>(nameOf(value)) is null)
                        tx.Put(nameOf(value), value);
                }
            });
        }
    }

    static async Task<T[]> LinesAsync<T>(string file) =>
        [.. (await ReadAsync(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!)];

    static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(Folder, file));
}
