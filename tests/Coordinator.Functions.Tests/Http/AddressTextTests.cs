using Coordinator.Functions.Http;
using Shouldly;

namespace Coordinator.Functions.Tests.Http;

public sealed class AddressTextTests
{
    [Theory]
    [InlineData("/api/items/c/k", true)]
    [InlineData("/api/items/c/100%25", true)]
    [InlineData("/api/items/c/%25ff%25zz", true)]
    [InlineData("/api/items/c/caf%C3%A9%2f%F0%9F%98%80", true)]
    [InlineData("/api/items/c/%ff", false)]
    [InlineData("/api/items/c/%zz", false)]
    [InlineData("/api/items/c/%+1", false)]
    [InlineData("/api/items/c/100%", false)]
    [InlineData("/api/items/c/100%2", false)]
    [InlineData("/api/items/c/%C3/x", false)]
    [InlineData("/api/items/c/%C0%AF", false)]
    [InlineData("/api/items/c/%ED%A0%80", false)]
    public void An_escape_that_no_server_can_decode_is_taken_for_text(string path, bool isText) =>
        AddressText.IsDecodable(path).ShouldBe(isText);
}
