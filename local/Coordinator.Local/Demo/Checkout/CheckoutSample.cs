using System.Text.Json;

namespace Coordinator.Local.Demo.Checkout;

/// <summary>The input of the checkout demo: the files of <c>samples/checkout</c>.</summary>
/// <param name="Stock">The goods.</param>
/// <param name="Customers">The customers.</param>
/// <param name="Orders">The requests in their order; some repeat earlier ones.</param>
/// <param name="Views">Definitions of views by name.</param>
/// <param name="Sums">What must still hold at the end.</param>
public sealed record CheckoutSample(
    IReadOnlyList<Product> Stock,
    IReadOnlyList<Customer> Customers,
    IReadOnlyList<Order> Orders,
    IReadOnlyDictionary<string, JsonElement> Views,
    CheckoutSums Sums)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads the files, which lie beside the program.</summary>
    /// <exception cref="LauncherException">A file is missing or damaged.</exception>
    public static CheckoutSample Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "checkout");
        return new CheckoutSample(
            ReadLines<Product>(folder, "stock.jsonl"),
            ReadLines<Customer>(folder, "customers.jsonl"),
            ReadLines<Order>(folder, "orders.jsonl"),
            Read(folder, "views.json", text => Parse<Dictionary<string, JsonElement>>(text)),
            Read(folder, "invariants.json", text => Parse<CheckoutSums>(text)));
    }

    static T[] ReadLines<T>(string folder, string file) => Read(
        folder, file, text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse<T>).ToArray());

    static T Parse<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, Json) ?? throw new JsonException("It is null.");

    static T Read<T>(string folder, string file, Func<string, T> parse)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new LauncherException($"The sample {path} cannot be read: {e.Message} Build the project again.", e);
        }
    }
}
