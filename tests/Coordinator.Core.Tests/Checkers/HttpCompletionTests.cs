using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>What answers over HTTP must not be taken for.</summary>
public class HttpCompletionTests
{
    [Theory]
    [InlineData(200, null)]
    [InlineData(200, "committed")]
    [InlineData(201, null)]
    [InlineData(204, null)]
    public void A_success_is_taken_for_less(int status, string? outcome) =>
        Assert.Equal(CompletionStatus.Ok, HttpCompletion.Of(status, outcome));

    [Theory]
    [InlineData(409, "aborted")]
    [InlineData(200, "aborted")]
    [InlineData(400, null)]
    [InlineData(409, null)]
    [InlineData(412, null)]
    [InlineData(429, null)]
    public void A_refusal_is_taken_for_less(int status, string? outcome) =>
        Assert.Equal(CompletionStatus.Fail, HttpCompletion.Of(status, outcome));

    [Theory]
    [InlineData(503, "inDoubt")]
    [InlineData(503, null)]
    [InlineData(500, null)]
    [InlineData(504, null)]
    [InlineData(500, "aborted")]
    [InlineData(202, null)]
    [InlineData(202, "pending")]
    [InlineData(200, "inDoubt")]
    [InlineData(200, "pending")]
    [InlineData(200, "a word that nobody knows yet")]
    [InlineData(409, "inDoubt")]
    [InlineData(408, null)]
    [InlineData(302, null)]
    public void An_unclear_answer_is_taken_for_a_fact(int status, string? outcome) =>
        Assert.Equal(CompletionStatus.Info, HttpCompletion.Of(status, outcome));

    [Theory]
    [InlineData(200, "committed", CompletionStatus.Ok)]
    [InlineData(409, "aborted", CompletionStatus.Fail)]
    [InlineData(409, null, CompletionStatus.Info)]
    [InlineData(429, null, CompletionStatus.Info)]
    [InlineData(503, "inDoubt", CompletionStatus.Info)]
    public void A_refusal_at_last_is_taken_for_one_at_first(int status, string? outcome, CompletionStatus expected) =>
        Assert.Equal(expected, HttpCompletion.OfRepeated(status, outcome));

    [Fact]
    public void A_request_that_may_have_arrived_is_taken_for_one_that_did_not()
    {
        Exception[] lost =
        [
            new TaskCanceledException(),
            new HttpRequestException("reset"),
            new HttpRequestException(HttpRequestError.ResponseEnded),
            new HttpIOException(HttpRequestError.ResponseEnded),
        ];
        Assert.All(lost, fault => Assert.True(HttpCompletion.IsOfTransport(fault)));
        Assert.All(lost, fault => Assert.Equal(CompletionStatus.Info, HttpCompletion.Of(fault)));
    }

    [Fact]
    public void A_request_that_never_left_is_taken_for_one_that_may_have_arrived() => Assert.Equal(
        CompletionStatus.Fail, HttpCompletion.Of(new HttpRequestException(HttpRequestError.ConnectionError)));

    [Fact]
    public void A_fault_of_the_test_is_taken_for_one_of_the_transport() =>
        Assert.False(HttpCompletion.IsOfTransport(new InvalidOperationException()));
}
