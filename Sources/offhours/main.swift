print("offhours")
