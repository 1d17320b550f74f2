namespace Coordinator.TestKit.Checkers.Bank;

/// <summary>What a bank is asked for.</summary>
public abstract record BankInput;
