using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Limiting;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordinator.Functions.Tests.Limiting;

public sealed class RequestClassTests
{
    [Fact]
    public void A_function_that_does_not_exist_is_classed() =>
        RequestClasses.Beginnings.Concat(RequestClasses.Outcomes)
            .ShouldBeSubsetOf(ApiRoutes.All.Select(route => route.Name));

    [Theory]
    [InlineData("RunTransaction", "", "", RequestClass.Beginning)]
    [InlineData("RunTransaction", "?waitMs=9", "", RequestClass.Beginning)]
    [InlineData("RunTransaction", "", "wait=10", RequestClass.Waiting)]
    [InlineData("RunTransaction", "", "respond-async", RequestClass.Beginning)]
    [InlineData("PutItem", "", "wait=10", RequestClass.Beginning)]
    [InlineData("GetTransaction", "", "", RequestClass.Settling)]
    [InlineData("AbortTransaction", "", "", RequestClass.Settling)]
    [InlineData("ListInDoubt", "", "", RequestClass.Settling)]
    [InlineData("GetItem", "", "", RequestClass.Ongoing)]
    [InlineData("ReadSaga", "", "", RequestClass.Settling)]
    [InlineData("RemoveItem", "", "", RequestClass.Beginning)]
    [InlineData("ReadEvents", "?slot=1&waitMs=20000", "", RequestClass.Waiting)]
    [InlineData("ReadEvents", "?slot=1", "", RequestClass.Ongoing)]
    [InlineData("ReadEvents", "?slot=1&waitMs=0", "", RequestClass.Ongoing)]
    [InlineData("ReadEvents", "?slot=1&waitMs=", "", RequestClass.Ongoing)]
    [InlineData("ReadEvents", "?slot=1&waitMs=soon", "", RequestClass.Ongoing)]
    [InlineData("ReadEvents", "?slot=1&waitMs=0&waitMs=9", "", RequestClass.Ongoing)]
    [InlineData("Unrouted", "", "", RequestClass.Ongoing)]
    public void A_request_is_shed_with_another_class(
        string function, string query, string prefer, object expected)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        request.Headers["Prefer"] = prefer;
        RequestClasses.Of(function, request).ShouldBe(expected);
    }
}
