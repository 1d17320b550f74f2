using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Coordinator.Samples.Checkout.Http;

/// <summary>The shop's routes.</summary>
static class ShopEndpoints
{
    const int QuantityMax = 1_000;

    /// <summary>Maps them.</summary>
    public static void MapShop(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/carts/{customer}", (string customer, Shop shop, CancellationToken stop) =>
            shop.GetCartAsync(customer, stop));
        routes.MapPut("/carts/{customer}/{sku}", PutAsync);
        routes.MapPost("/carts/{customer}/checkout", CheckOutAsync);
        routes.MapGet("/orders/{customer}/{id}", async (
            string customer, string id, Shop shop, CancellationToken stop) =>
            Found(await shop.FindOrderAsync(customer, id, stop)));
        routes.MapGet("/goods/{sku}", async (string sku, Shop shop, CancellationToken stop) =>
            Found(await shop.FindGoodAsync(sku, stop)));
        routes.MapGet("/customers/{customer}/totals", (string customer, Shop shop, CancellationToken stop) =>
            shop.GetTotalsAsync(customer, stop));
    }

    static async Task<IResult> PutAsync(
        string customer, string sku, [FromBody] int quantity, Shop shop, CancellationToken stop) =>
        quantity is >= 0 and <= QuantityMax
            ? Found(await shop.PutInCartAsync(customer, sku, quantity, stop))
            : Problem($"The body must be a number from 0 to {QuantityMax}: how many of it.");

    /// <summary>The customer's key makes it safe to press the button twice.</summary>
    static async Task<IResult> CheckOutAsync(
        string customer, [FromHeader(Name = "Idempotency-Key")] string? key, Shop shop, CancellationToken stop)
    {
        if (key is not { Length: > 0 and <= 64 } || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return Problem("The header Idempotency-Key must be 1-64 characters A-Z a-z 0-9 _ -: the order's id.");
        var order = await shop.CheckOutAsync(customer, key, stop);
        return TypedResults.Ok(order);
    }

    static IResult Found<T>(T? value)
        where T : class =>
        value is null ? TypedResults.Problem(statusCode: StatusCodes.Status404NotFound) : TypedResults.Ok(value);

    static ProblemHttpResult Problem(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
