using Coordinator.Samples.Checkout;
using Microsoft.Extensions.DependencyInjection;

// dotnet run --project samples/checkout [-- --coordinator http://localhost:7071 --urls http://localhost:7076]
await using var app = CheckoutApplication.Build(args);
await app.Services.GetRequiredService<ShopOpening>().OpenAsync();
await app.RunAsync();
